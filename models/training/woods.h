/* Woods: trunks from an arm's length to the haze between the last of them, undergrowth, a path, crowns overhead. Included by render.c. */

static void trunk(Scene *s, float x, float z, float q, float h, Mat m, int leaves) {
  Rng *r = &s->r;
  v3 a = V(x, -.2f, z), b = V(x+GA(r)*h*.04f, h*U(r,.35f,.6f), z+GA(r)*h*.04f), c = add(b, V(GA(r)*h*.06f, h*.5f, GA(r)*h*.06f));
  bar(s, a, b, q, 1, m);
  bar(s, b, c, q*.75f, 1, m);
  if (P(r,.5f)) put(s, CONE, V(x,q*1.2f,z), V(q*1.9f,q*1.6f,q*1.9f), 0, 0, 0, m);       /* its foot */
  int n = RI(r,5);
  for (int i = 0; i < n; i++) {                             /* bare branches */
    v3 o = mix(a, b, U(r,.3f,1)), e = add(o, V(GA(r)*h*.12f, U(r,-.03f,.14f)*h, GA(r)*h*.12f));
    bar(s, o, e, q*U(r,.1f,.3f), 1, m);
    if (leaves && P(r,.6f)) { Mat l = leafmat(r, h*.1f); l.alpha = A_FOLIAGE, l.apar = U(r,1,4); put(s, QUAD, e, V(h*U(r,.05f,.15f),h*U(r,.03f,.1f),1), U(r,-1,1), GA(r)*.4f, 0, l); }
  }
  if (leaves) for (int i = 0; i < 2+RI(r,3); i++) {
    float k = h*U(r,.08f,.2f);
    Mat l = mat(r, K_LEAF, k*2);
    sph(s, add(c, V(GA(r)*k*1.2f,U(r,-.8f,.5f)*k,GA(r)*k*1.2f)), V(k,k*U(r,.5f,.9f),k), 0, 0, 0, l);
  }
}

static void sc_woods(Scene *s) {
  Rng *r = &s->r;
  sky(s);
  if (P(r,.45f)) {                                          /* mist: all that is far goes into one grey */
    s->fog = LU(r,.015f,.16f);
    s->fogc = hsv(U(r,.05f,.65f), U(r,0,.18f), U(r,.45f,.95f));
    s->sunc = mul(s->sunc, U(r,.1f,.6f)), s->amb = mix(s->amb, s->fogc, .5f);
    if (P(r,.7f)) s->sky0 = s->sky1 = s->fogc, s->cloud = 0;
  } else s->fog *= .5f;
  float h = U(r,.4f,2), fov = U(r,.5f,1.35f);
  camera(s, V(0,h,0), 0, P(r,.8f) ? U(r,-.22f,.22f) : U(r,-.8f,.7f), GA(r)*.04f, fov);
  Mat g = P(r,.6f) ? mat(r, K_EARTH, 1) : mat(r, K_GRASS, 1);
  ground(s, g);
  int bumps = RI(r,12);
  for (int i = 0; i < bumps; i++) {
    float x, z, w = LU(r,.6f,6);
    if (spot(s, 2.5f, 40, w*.3f, &x, &z) && z-w > .8f) sph(s, V(x,-.1f,z), V(w,w*U(r,.08f,.35f),w), U(r,0,3), 0, 0, P(r,.7f) ? g : mat(r, K_STONE, w));
  }
  if (P(r,.4f)) {                                           /* a path, a brook */
    Mat m = P(r,.75f) ? mat(r, K_EARTH, 1) : mat(r, K_STONE, 1);
    if (P(r,.2f)) m.pat = WATER, m.spec = .6f, m.c0 = mul(m.c0, .3f), m.fuzz = 0;
    put(s, BOX, V(U(r,-2,2),.004f,60), V(U(r,.4f,2),.008f,70), U(r,-.25f,.25f), 0, 0, m);
  }
  float H = LU(r,4,25), q = H*LU(r,.006f,.028f);
  int kinds = 1+RI(r,3), n = 12+RI(r,38), leaves = P(r,.55f);
  Mat bark[3];
  for (int i = 0; i < kinds; i++) {
    bark[i] = mat(r, P(r,.7f) ? K_WOOD : K_STONE, q*4);
    bark[i].pat = P(r,.75f) ? BARK : P(r,.5f) ? SPOTS : SOLID, bark[i].scale = q*LU(r,.8f,4), bark[i].spec = 0;
    if (P(r,.3f)) bark[i].c0 = mul(bark[i].c0, .3f), bark[i].c1 = mul(bark[i].c1, .3f);
  }
  for (int i = 0; i < n; i++) {
    float x, z, k = q*LU(r,.5f,1.8f);
    if (!spot(s, 1.6f+k*2, i < 6 ? 9 : 70, k+.15f, &x, &z)) continue;
    trunk(s, x, z, k, H*U(r,.6f,1.2f), bark[RI(r,kinds)], leaves && s->n < 500);
  }
  int under = RI(r,24), kind = RI(r,4);
  for (int i = 0; i < under; i++) {
    float x, z;
    if (!spot(s, 1.4f, 22, .2f, &x, &z)) continue;
    switch (RI(r,5)) {
      case 0: bush(s, x, 0, z, U(r,.2f,1.3f)); break;
      case 1: case 2: plant(s, V(x,0,z), U(r,.15f,1), kind); break;
      case 3: { Mat m = bark[0]; float a = U(r,0,6.28f), L = U(r,.5f,3); bar(s, V(x-cosf(a)*L,q*.8f,z-sinf(a)*L*.5f), V(x+cosf(a)*L,U(r,.3f,2)*q,z+sinf(a)*L*.5f), q*U(r,.4f,1), 1, m); break; }   /* fallen */
      default: { float k = LU(r,.1f,.8f); sph(s, V(x,k*.2f,z), V(k,k*U(r,.4f,.8f),k*U(r,.6f,1)), U(r,0,3), 0, 0, mat(r, K_STONE, k)); }
    }
  }
  if (P(r,.3f)) { float x, z; if (spot(s, 2.2f, 15, .4f, &x, &z)) { if (P(r,.7f)) person(s, x, 0, z, U(r,1.1f,1.9f), U(r,0,6.28f)); else animal(s, x, 0, z, LU(r,.4f,2), U(r,0,6.28f)); } }
  if (P(r,.35f)) {                                          /* twigs or leaves close by, at an edge of the frame */
    float d = U(r,.5f,1.5f), side = P(r,.5f) ? 1 : -1;
    for (int i = 0; i < 3+RI(r,5); i++) {
      v3 a = vp(s, side*U(r,.9f,1.3f), U(r,-.4f,1.2f), d), b = vp(s, side*U(r,.1f,.7f), U(r,-.2f,1), d*U(r,.85f,1.15f));
      bar(s, a, b, d*LU(r,.003f,.015f), 1, bark[0]);
      if (P(r,.6f)) { Mat l = leafmat(r, d*.2f); l.alpha = A_FOLIAGE, l.apar = U(r,1,4); put(s, QUAD, mix(a, b, U(r,.3f,1)), V(d*U(r,.06f,.25f),d*U(r,.06f,.2f),1), U(r,-.6f,.6f), GA(r)*.5f, 0, l); }
    }
  }
}
