/* Things that stand close and fill the frame: still lifes, piles, statues, folds, furniture at arm's length. How near they are says
 * little of how high in the picture they stand. Included by render.c. */

/* ---------- things ---------- */
static Prim *turned(Scene *s, v3 c, float radius, float height, float hollow, Mat m) {      /* c: the middle of its foot */
  Rng *r = &s->r;
  float *t = points(s), most = 0, base = U(r,.5f,1), a[4], ph[4];
  for (int k = 0; k < 4; k++) {
    a[k] = U(r,-.6f,.6f)/(k+1);
    ph[k] = U(r,0,6.28f);
  }
  int straight = P(r,.25f);
  for (int i = 0; i < NGRID; i++) {
    float y = i/(NGRID-1.f), q = base;
    for (int k = 0; k < 4; k++) q += a[k]*sinf((k+1)*y*3.1f + ph[k])*(straight ? .15f : 1);
    t[i] = fmaxf(q, .14f);
    most = fmaxf(most, t[i]);
  }
  for (int i = 0; i < NGRID; i++) t[i] *= .97f/most;
  m.fuzz = 0;
  Prim *p = put(s, TURNED, add(c, V(0,height/2,0)), V(radius, height/2, radius), U(r,0,6.28f), 0, 0, m);
  p->tab = t;
  p->hollow = hollow;
  return p;
}

static Prim *lump(Scene *s, v3 c, v3 half, float bumps, Mat m) {
  Rng *r = &s->r;
  m.fuzz = 0;
  m.apar = bumps;
  Prim *p = put(s, LUMP, c, half, U(r,0,6.28f), GA(r)*.3f, GA(r)*.3f, m);
  p->hollow = U(r,0,40);
  return p;
}

/* A wall, cloth or ground in relief, seen from its -z side; `kind`: 0 folds, 1 knobs, 2 soft. */
static Prim *draped(Scene *s, v3 c, v3 half, float yaw, float pitch, float roll, int kind, Mat m) {
  Rng *r = &s->r;
  float *t = points(s), fx = LU(r,1,9), fy = kind == 0 ? fx*U(r,0,.4f) : LU(r,1,9), bend = U(r,0,2.5f), sd = U(r,0,90), depth = U(r,.5f,1);
  for (int j = 0; j < NGRID; j++) for (int i = 0; i < NGRID; i++) {
    float x = i/(NGRID-1.f), y = j/(NGRID-1.f), q;
    float n = vnoise(x*3+sd, y*3, sd), n2 = vnoise(x*fx+7+sd, y*fy, sd);
    if (kind == 0) q = .5f + .35f*sinf((x*fx + y*fy + bend*n)*6.283f*.7f) + .3f*(n2-.5f);
    else if (kind == 1) q = fabsf(vnoise(x*fx*1.5f+sd, y*fy*1.5f, 3) - .5f)*1.6f + .4f*n;
    else q = .7f*n + .3f*n2;
    t[j*NGRID+i] = .9f - 1.8f*depth*clampf(q, 0, 1);
  }
  m.fuzz = 0;
  m.alpha = 0;
  Prim *p = put(s, RELIEF, c, half, yaw, pitch, roll, m);
  p->tab = t;
  return p;
}

/* Rolling or broken land from `near` on; what is lower than the plain lies under it. */
static void hills(Scene *s, float near) {
  Rng *r = &s->r;
  float deep = near*LU(r,1.5f,6), high = near*LU(r,.08f,.7f);
  Mat m = mat(r, P(r,.6f) ? K_GRASS : P(r,.5f) ? K_EARTH : K_STONE, near*.3f);
  m.pat = FBM, m.scale = near*LU(r,.02f,.2f), m.nscale = near*.1f, m.spec = 0;
  draped(s, V(s->cam.x+GA(r)*near*.5f, high*U(r,.1f,.7f), near+deep), V(near*4+deep,deep,high), GA(r)*.3f, 1.5708f, 0, P(r,.7f) ? 2 : 1, m);
}

/* Makes what was put since `from` k times as large, about o. */
static void resize(Scene *s, int from, v3 o, float k) {
  for (int i = from; i < s->n; i++) {
    Prim *p = &s->p[i];
    p->c = add(o, mul(sub(p->c, o), k));
    p->s = mul(p->s, k), p->ax = mul(p->ax, k), p->ay = mul(p->ay, k), p->az = mul(p->az, k);
    p->ix = mul(p->ix, 1/k), p->iy = mul(p->iy, 1/k), p->iz = mul(p->iz, 1/k);
    p->rad *= k, p->m.scale *= k, p->m.nscale *= k;
  }
}

static void repaint(Scene *s, int from, Mat m) {
  for (int i = from; i < s->n; i++) {
    float v = U(&s->r,.85f,1.15f);
    int alpha = s->p[i].m.alpha;
    float apar = s->p[i].m.apar;
    s->p[i].m = m;
    s->p[i].m.c0 = mul(m.c0, v);
    if (s->p[i].type >= QUAD) s->p[i].m.alpha = alpha, s->p[i].m.apar = apar;
  }
}

static Mat glaze(Rng *r, float k) {                         /* pottery, glass, lacquer, plain or painted */
  Mat m = mat(r, P(r,.4f) ? K_PAINT : P(r,.5f) ? K_ANY : K_STONE, k);
  if (P(r,.5f)) m.pat = SOLID;
  m.scale = k*LU(r,.05f,.7f);
  m.spec = P(r,.7f) ? U(r,.1f,.9f) : 0;
  m.shin = LU(r,15,150);
  if (P(r,.12f)) m.clear = U(r,.55f,.97f), m.c0 = mix(m.c0, V(.9f,.95f,.93f), U(r,.3f,1)), m.pat = SOLID, m.amp = 0, m.spec = U(r,.2f,.8f);
  return m;
}

static void cup(Scene *s, float x, float b, float z, float k) {
  Rng *r = &s->r;
  Mat m = glaze(r, k);
  float h = k*U(r,.5f,1.1f), q = k*U(r,.28f,.45f), yaw = U(r,0,6.28f);
  turned(s, V(x,b,z), q, h, .09f, m);
  if (P(r,.5f)) wheel(s, V(x+sinf(yaw)*q, b+h*.5f, z+cosf(yaw)*q), h*.3f, yaw, m, 0);
  if (P(r,.3f)) put(s, CYL, V(x,b+k*.015f,z), V(q*U(r,1.3f,2),k*.015f,q*1.6f), 0, 0, 0, m);
}

static void fruits(Scene *s, float x, float b, float z, float k) {
  Rng *r = &s->r;
  Mat m = mat(r, P(r,.6f) ? K_PAINT : K_LEAF, k);
  m.fuzz = 0, m.amp = U(r,0,.4f), m.nscale = k*.2f;
  if (P(r,.7f)) m.pat = SOLID;
  float rise = 0;
  if (P(r,.5f)) {
    turned(s, V(x,b,z), k*.55f, k*U(r,.25f,.5f), .1f, glaze(r, k));
    rise = k*.25f;
  }
  int n = 3+RI(r,10);
  for (int i = 0; i < n; i++) {
    float q = k*U(r,.11f,.2f), a = U(r,0,6.28f), d = k*.38f*sqrtf(rf(r));
    if (P(r,.15f)) m.c0 = colour(r, K_PAINT);
    v3 c = V(x+cosf(a)*d, b+rise+q+(k*.38f-d)*U(r,0,.9f), z+sinf(a)*d);
    if (P(r,.7f)) sph(s, c, V(q,q*U(r,.8f,1.2f),q), 0, GA(r), GA(r), m);
    else lump(s, c, V(q*1.3f,q*U(r,.9f,1.8f),q*1.3f), U(r,1,4), m);
  }
}

static void books(Scene *s, float x, float b, float z, float k) {
  Rng *r = &s->r;
  int n = 2+RI(r,8);
  float yaw = GA(r)*.6f, y = b, q = 0, X, Z;
  int flat = P(r,.5f);
  for (int i = 0; i < n; i++) {
    Mat m = mat(r, K_PAINT, k*.5f);
    float th = k*U(r,.05f,.16f), w = k*U(r,.6f,.9f), d = k*U(r,.45f,.65f);
    if (flat) {
      box(s, x+GA(r)*.04f*k, y, z+GA(r)*.04f*k, w, th, d, yaw+GA(r)*.15f, m);
      y += th;
    } else {
      at(&X, &Z, x, z, yaw, q-k*.3f, 0);
      put(s, BOX, V(X,b+w/2,Z), V(th/2,w/2,d/2), yaw, 0, P(r,.15f) ? U(r,-.3f,.3f) : 0, m);
      q += th*1.03f;
    }
  }
}

static void teddy(Scene *s, float x, float b, float z, float k) {
  Rng *r = &s->r;
  Mat m = mat(r, P(r,.6f) ? K_FUR : K_CLOTH, k), e = mat(r, K_ANY, k);
  e.pat = SOLID, e.c0 = V(.03f,.03f,.03f), e.fuzz = 0;
  float yaw = GA(r)*.8f, X, Z, hy = b+k*.78f;
  sph(s, V(x,b+k*.33f,z), V(k*.24f,k*.32f,k*.22f), yaw, 0, 0, m);
  sph(s, V(x,hy,z), V(k*.2f,k*.19f,k*.18f), yaw, 0, 0, m);
  for (int i = -1; i <= 1; i += 2) {
    at(&X, &Z, x, z, yaw, i*k*.15f, 0);
    sph(s, V(X,hy+k*.15f,Z), V(k*.08f,k*.08f,k*.05f), yaw, 0, 0, m);
    at(&X, &Z, x, z, yaw, i*k*.24f, -k*.1f);
    sph(s, V(X,b+k*.42f,Z), V(k*.09f,k*.2f,k*.09f), yaw, GA(r)*.4f, i*U(r,.2f,1), m);
    at(&X, &Z, x, z, yaw, i*k*.16f, -k*.25f);
    sph(s, V(X,b+k*.1f,Z), V(k*.1f,k*.1f,k*.22f), yaw, 0, 0, m);
    at(&X, &Z, x, z, yaw, i*k*.07f, -k*.17f);
    sph(s, V(X,hy+k*.05f,Z), V(k*.02f,k*.02f,k*.02f), 0, 0, 0, e);
  }
  at(&X, &Z, x, z, yaw, 0, -k*.17f);
  sph(s, V(X,hy-k*.04f,Z), V(k*.08f,k*.06f,k*.06f), yaw, 0, 0, m);
}

/* Large things made small (dolls, toy cars, model houses, bonsai), or turned to stone or metal: k is about their height. */
static void figure(Scene *s, float x, float b, float z, float k) {
  Rng *r = &s->r;
  int from = s->n, t = RI(r,8);
  float yaw = U(r,0,6.28f), size = 1.7f;
  if (t < 3) person(s, x, b, z, size, GA(r)*.8f);
  else if (t == 3) animal(s, x, b, z, size, yaw);
  else if (t == 4) car(s, x, b, z, yaw);
  else if (t == 5) house(s, x, b, z, 3, 2, 4, yaw), size = 4;
  else if (t == 6) tree(s, x, b, z, size);
  else sofa(s, x, b, z, yaw);
  resize(s, from, V(x,b,z), k/size);
  if (t < 4 && P(r,.6f)) {
    Mat m = mat(r, P(r,.5f) ? K_STONE : P(r,.5f) ? K_METAL : K_WOOD, k);
    m.fuzz = 0;
    if (P(r,.6f)) m.pat = SOLID;
    repaint(s, from, m);
  }
}

static void thing(Scene *s, float x, float b, float z, float k) {
  Rng *r = &s->r;
  switch (RI(r,14)) {
    case 0: case 1: turned(s, V(x,b,z), k*U(r,.2f,.5f), k*U(r,.5f,1.2f), P(r,.6f) ? .1f : 0, glaze(r, k)); break;
    case 2: cup(s, x, b, z, k*.7f); break;
    case 3: fruits(s, x, b, z, k); break;
    case 4: books(s, x, b, z, k); break;
    case 5: teddy(s, x, b, z, k); break;
    case 6: case 7: figure(s, x, b, z, k); break;
    case 8: { Mat m = mat(r, P(r,.5f) ? K_CLOTH : K_ANY, k); lump(s, V(x,b+k*.25f,z), V(k*.5f,k*U(r,.25f,.6f),k*.45f), U(r,1,5), m); break; }
    case 9: {                                               /* a carton, a tin, a bottle with a label */
      Mat m = mat(r, K_PAINT, k*.4f);
      m.pat = P(r,.5f) ? POSTER : TEXT;
      m.scale = k*U(r,.1f,.5f);
      if (P(r,.6f)) put(s, BOX, V(x,b+k*.4f,z), V(k*U(r,.08f,.35f),k*.4f,k*U(r,.05f,.25f)), GA(r)*.7f, 0, 0, m);
      else turned(s, V(x,b,z), k*U(r,.12f,.3f), k*U(r,.5f,1), 0, m);
      break;
    }
    case 10: {                                              /* flowers in a vase */
      float h = k*U(r,.3f,.5f);
      turned(s, V(x,b,z), h*U(r,.3f,.6f), h, .1f, glaze(r, k));
      int n = 1+RI(r,3);
      for (int i = 0; i < n; i++) plant(s, V(x,b+h*.9f,z), k*U(r,.5f,.9f), RI(r,4));
      break;
    }
    case 11: subject(s, V(x,b+k*.5f,z), k); break;
    default: clutter(s, x, b, z, k*.9f);
  }
}

/* ---------- what is behind ---------- */
/* A wall close behind: plain, patterned, in folds or of rough stone, turned by up to 65 degrees. */
static void wallbehind(Scene *s, float d, float k) {
  Rng *r = &s->r;
  Mat m = backmat(r, k);
  float yaw = P(r,.5f) ? GA(r)*.25f : U(r,-1.15f,1.15f), pitch = P(r,.7f) ? 0 : GA(r)*.2f;
  v3 c = vp(s, U(r,-.4f,.4f), U(r,-.3f,.3f), d);
  if (P(r,.35f)) draped(s, c, V(d*5,d*5,k*LU(r,.02f,.25f)), yaw, pitch, P(r,.6f) ? 0 : U(r,0,3.1f), RI(r,3), m);
  else put(s, QUAD, c, V(d*6,d*6,1), yaw, pitch, 0, m);
  if (P(r,.3f)) put(s, QUAD, add(c, V(U(r,-1,1)*d,0,0)), V(d*6,d*6,1), yaw+1.5708f, 0, 0, P(r,.5f) ? m : backmat(r, k));      /* a corner */
  int n = P(r,.4f) ? 1+RI(r,4) : 0;                          /* pictures, signs, boards on it */
  v3 ex = V(cosf(yaw),0,-sinf(yaw)), ez = V(sinf(yaw),0,cosf(yaw));
  for (int i = 0; i < n; i++) {
    Mat q = mat(r, K_PAINT, k);
    q.pat = P(r,.6f) ? POSTER : TEXT;
    q.scale = k*LU(r,.1f,.8f);
    v3 o = add(c, add(mul(ex, U(r,-1,1)*d*s->tx), add(V(0,U(r,-1,1)*d*s->ty,0), mul(ez, -k*.04f))));
    put(s, BOX, o, V(k*LU(r,.1f,.6f),k*LU(r,.1f,.6f),k*.02f), yaw, 0, 0, q);
  }
}

static void light_near(Scene *s, float d, float k) {
  v3 c = vp(s, 0, 0, d);
  lamps(s, V(c.x-2*k-d, c.y, c.z-2*k-d), V(c.x+2*k+d, c.y+2*k+d, c.z+k));
  float near = (k+d)*(k+d);
  for (int i = 0; i < s->nl; i++) s->lc[i] = mul(s->lc[i], clampf((2+near)/4.5f, .25f, 1.2f));
}

/* ---------- scenes ---------- */
/* A still life: things on a top, on podiums, hanging, before a wall or a room; looked at from anywhere between level and straight down. */
static void sc_still(Scene *s) {
  Rng *r = &s->r;
  float k = LU(r,.15f,1.5f), fov = U(r,.4f,1.15f), top = U(r,.3f,1.2f);
  float pitch = P(r,.6f) ? -U(r,-.12f,.5f) : -U(r,.5f,1.5f), dist = k*U(r,.5f,1.1f)/tanf(fov*.5f);
  v3 look = V(0, top+k*U(r,0,.4f), 3);
  camera(s, V(0, look.y-sinf(pitch)*dist, look.z-cosf(pitch)*dist), 0, pitch, P(r,.8f) ? GA(r)*.05f : U(r,-.5f,.5f), fov);
  int back = RI(r,10);
  if (back < 6) {
    wallbehind(s, dist+k*LU(r,.45f,4), k);
    light_near(s, dist, k);
  } else if (back < 8) {
    float D = 3+k*LU(r,.6f,5);
    room(s, U(r,3,7), D, fmaxf(2.5f,s->cam.y+.4f));
    if (P(r,.7f)) furniture(s, 5, D);
  } else {
    sky(s);
    ground(s, groundmat(r));
    ridges(s, LU(r,15,80));
    int n = 2+RI(r,9);
    for (int i = 0; i < n; i++) outdoor_object(s, 4+k*2, 40);
  }
  if (P(r,.9f)) {
    Mat m = mat(r, P(r,.4f) ? K_WOOD : P(r,.5f) ? K_STONE : K_CLOTH, k);
    if (P(r,.3f)) m = backmat(r, k);
    m.fuzz = 0, m.scale = k*LU(r,.06f,1);
    float w = k*LU(r,.6f,4), d = k*LU(r,.45f,1.6f);
    put(s, BOX, V(GA(r)*k*.2f,top-k*.05f,3+GA(r)*k*.15f+d*.25f), V(w,k*.05f,d), U(r,-.5f,.5f), 0, 0, m);
    if (P(r,.3f)) draped(s, V(0,top+k*.02f,3), V(w*.8f,d*.8f,k*LU(r,.02f,.12f)), U(r,-.6f,.6f), 1.5708f, 0, RI(r,3), mat(r, K_CLOTH, k));
  }
  int n = 2+RI(r,P(r,.4f) ? 4 : 16);
  for (int i = 0; i < n; i++) {
    float q = k*LU(r,.2f,1)*(n > 6 ? .7f : 1), x = i == 0 ? GA(r)*k*.2f : U(r,-1,1)*k*.85f, z = 3+U(r,-.6f,.9f)*k, b = top;
    if (dot(sub(V(x,b+q*.5f,z), s->cam), s->F) < q*.7f+.04f || !freespot(s, x, z, q*.32f)) continue;
    if (P(r,.2f)) {                                         /* on a block or book */
      float h = k*LU(r,.05f,.6f);
      box(s, x, b, z, q*U(r,.7f,1.3f), h, q*U(r,.7f,1.3f), U(r,0,1.5f), mat(r, P(r,.5f) ? K_STONE : K_ANY, k));
      b += h;
    }
    if (P(r,.06f)) {                                        /* or hanging */
      v3 c = V(x, top+k*U(r,.4f,1.1f), z);
      bar(s, V(x,c.y+k*2,z), c, k*.006f, 1, mat(r, K_METAL, k));
      subject(s, c, q*.8f);
    } else thing(s, x, b, z, q);
  }
}

/* A wall of many like things, nearly as far everywhere: stones, logs, pots, crates, shelves of goods, leaves, folds. */
static void sc_fill(Scene *s) {
  Rng *r = &s->r;
  float D = LU(r,.35f,4), fov = U(r,.45f,1.2f);
  camera(s, V(0,fmaxf(1.4f,D),0), P(r,.5f) ? 0 : U(r,-.9f,.9f), P(r,.5f) ? U(r,-.2f,.2f) : U(r,-1.45f,.6f), GA(r)*.15f, fov);
  float w = D*s->tx, h = D*s->ty;
  int out = P(r,.3f), type = RI(r,6);
  Mat b = backmat(r, D*.5f);
  put(s, QUAD, add(s->cam, mul(s->F, D*U(r,1.1f,1.6f))), V(D*8,D*8,1), atan2f(s->F.x,s->F.z)+GA(r)*.3f, -asinf(s->F.y)+GA(r)*.2f, 0, b);
  if (out) sky(s); else light_near(s, D*.5f, D*.5f);
  float tilt = U(r,-.5f,.5f), lean = P(r,.5f) ? U(r,-.4f,.5f) : 0;       /* the wall's slant across and upwards */
  if (type == 0) {
    Mat m = P(r,.5f) ? mat(r, K_CLOTH, D*.4f) : backmat(r, D*.4f);
    int n = 1+RI(r,3);
    for (int i = 0; i < n; i++)
      draped(s, vp(s, i ? U(r,-1,1) : 0, i ? U(r,-1,1) : 0, D*(1-.16f*i)), V(w*(i ? .6f : 1.6f),h*(i ? .6f : 1.7f),D*LU(r,.03f,.2f)), atan2f(s->F.x,s->F.z)+tilt, -asinf(s->F.y)+lean, U(r,0,3.1f), RI(r,3), i ? mat(r, K_CLOTH, D*.4f) : m);
  } else {
    int cols = 3+RI(r,type == 2 ? 12 : 8), rows = 2+RI(r,7);
    Mat one = glaze(r, w*2/cols);
    float jit = U(r,0,.4f);
    for (int j = 0; j < rows; j++) for (int i = 0; i < cols; i++) {
      float x = ((i+.5f+U(r,-1,1)*jit+(j & 1)*.3f)/cols*2-1)*1.15f, y = ((j+.5f+U(r,-1,1)*jit)/rows*2-1)*1.15f;
      float d = D*(1+tilt*x*.6f+lean*y*.6f)*U(r,.93f,1.05f), k = fmaxf(w/cols, h/rows)*U(r,.8f,1.4f);
      v3 c = vp(s, x, y, fmaxf(d, .1f));
      if (P(r,.35f)) one.c0 = mul(one.c0, U(r,.7f,1.4f));
      if (P(r,.1f)) one = glaze(r, k);
      if (type == 1) lump(s, c, V(k*1.2f,k*U(r,.8f,1.2f),k), U(r,1,4), one);
      else if (type == 2) leafquad(s, c, k*U(r,.7f,1.6f), leafmat(r, k*2));
      else if (type == 3) put(s, P(r,.5f) ? BOX : SPH, c, V(k*U(r,.5f,1),k*U(r,.5f,1),k*U(r,.4f,1)), U(r,-.5f,.5f), U(r,-.3f,.3f), GA(r)*.2f, one);
      else if (type == 4) put(s, CYL, c, V(k,k*U(r,.7f,2),k), atan2f(s->F.x,s->F.z)+GA(r)*.1f, P(r,.8f) ? 1.5708f : U(r,0,1.5f), 0, one);    /* log ends */
      else thing(s, c.x, c.y-k*.8f, c.z, k*1.5f);
    }
    if (type == 2 && P(r,.6f)) for (int i = 0; i < 3; i++) plant(s, vp(s, U(r,-1,1), U(r,-1,.4f), D*U(r,.55f,.9f)), w*U(r,.4f,1), RI(r,4));
  }
  int n = P(r,.45f) ? 1+RI(r,2) : 0;                         /* something before it */
  for (int i = 0; i < n; i++) subject(s, vp(s, U(r,-.7f,.7f), U(r,-.6f,.5f), D*U(r,.45f,.85f)), w*LU(r,.25f,1));
}

/* One statue, animal, doll or vase that fills the frame, the camera at any height about it. */
static void sc_bust(Scene *s) {
  Rng *r = &s->r;
  float k = LU(r,.25f,2.2f), fov = U(r,.4f,1), dist = k*U(r,.35f,.9f)/tanf(fov*.5f), up = U(r,.1f,1), pitch = U(r,-.7f,.5f);
  v3 look = V(0, 1+k*up, 4);
  camera(s, V(0, look.y-sinf(pitch)*dist, look.z-cosf(pitch)*dist), 0, pitch, GA(r)*.08f, fov);
  if (P(r,.5f)) { wallbehind(s, dist+k*LU(r,.5f,6), k); light_near(s, dist, k); }
  else if (P(r,.5f)) { sky(s); ground(s, groundmat(r)); ridges(s, LU(r,15,80)); int n = 2+RI(r,12); for (int i = 0; i < n; i++) outdoor_object(s, 5+k, 45); }
  else { float D = 4+LU(r,.8f,6); room(s, U(r,4,9), D, fmaxf(2.6f, s->cam.y+.5f)); furniture(s, 5, D); }
  int from = s->n, t = RI(r,6);
  if (t < 3) person(s, 0, 1, 4, k, GA(r)*.6f);
  else if (t == 3) animal(s, 0, 1, 4+k*.2f, k*.8f, GA(r));
  else if (t == 4) teddy(s, 0, 1, 4, k);
  else thing(s, 0, 1, 4, k);
  if (t < 4 && P(r,.5f)) {
    Mat m = mat(r, P(r,.6f) ? K_STONE : K_METAL, k);
    m.fuzz = 0;
    repaint(s, from, m);
  }
  if (P(r,.6f)) turned(s, V(0,0,4), k*U(r,.25f,.6f), 1, 0, mat(r, K_STONE, k));
  if (P(r,.3f)) thing(s, U(r,-.8f,.8f)*k, 1+U(r,-.3f,.3f)*k, 4-k*U(r,.2f,.5f), k*U(r,.2f,.5f));
}

/* A room from where nobody stands: from the floor, from a shelf, from above, a pace before the furniture. */
static void sc_oddroom(Scene *s) {
  Rng *r = &s->r;
  float W = LU(r,2.8f,8), D = LU(r,3.4f,9), H = U(r,2.2f,3.4f), h = U(r,.12f,H-.15f);
  room(s, W, D, H);
  float aim = atan2f(U(r,.2f,1.4f)-h, U(r,1.2f,4));
  camera(s, V(U(r,-.4f,.4f)*W, h, D*U(r,.05f,.4f)), P(r,.7f) ? U(r,-.7f,.7f) : U(r,-1.4f,1.4f), clampf(aim+GA(r)*.2f, -1.3f, .6f), P(r,.8f) ? GA(r)*.05f : U(r,-.3f,.3f), U(r,.6f,1.4f));
  furniture(s, W, D);
  int n = 2+RI(r,5);
  for (int i = 0; i < n; i++) {                             /* near ones */
    float x, z, yaw = U(r,0,6.28f), X, Z;
    if (!spot(s, .8f, 2.6f, .3f, &x, &z) || fabsf(x) > W*.48f || z < .1f || z > D-.1f) continue;
    switch (RI(r,6)) {
      case 0: slatchair(s, x, 0, z, yaw); break;
      case 1: sofa(s, x, 0, z, yaw); break;
      case 2: shelf(s, x, 0, z, yaw); break;
      case 3: {
        float w = U(r,.6f,1.6f), d = U(r,.5f,.9f), t = U(r,.4f,.8f);
        table(s, x, 0, z, w, t, d, yaw, mat(r, K_WOOD, .5f));
        int c = 1+RI(r,7);
        for (int j = 0; j < c; j++) {
          at(&X, &Z, x, z, yaw, U(r,-.45f,.45f)*w, U(r,-.4f,.4f)*d);
          thing(s, X, t, Z, U(r,.08f,.35f));
        }
        break;
      }
      case 4: draped(s, V(x,.35f,z), V(.9f,1,.12f), yaw, 1.5708f, 0, RI(r,3), mat(r, K_CLOTH, .6f)); put(s, BOX, V(x,.15f,z), V(.85f,.15f,.95f), yaw, 0, 0, mat(r, K_WOOD, .5f)); break;     /* a bed */
      default: thing(s, x, 0, z, U(r,.4f,1.2f));
    }
  }
}

/* People near enough to be cut by the frame: standing, or behind a table that is between. */
static void sc_people(Scene *s) {
  Rng *r = &s->r;
  float d = LU(r,.7f,3.2f), eye = U(r,1,1.8f);
  camera(s, V(0,eye,.3f), 0, U(r,-.25f,.12f), GA(r)*.05f, U(r,.55f,1.25f));
  s->nf = 0;
  backdrop(s, d+1);
  int n = 1+RI(r,5), desk = P(r,.35f);
  for (int i = 0; i < n; i++) {
    float z = .3f+d*(i ? U(r,.8f,1.8f) : 1), x = n == 1 ? GA(r)*.2f*d : U(r,-1,1)*z*s->tx*.85f, tall = P(r,.2f) ? U(r,1,1.4f) : U(r,1.5f,1.9f);
    if (!freespot(s, x, z, .25f)) continue;
    person(s, x, desk ? -.35f : P(r,.15f) ? U(r,-.4f,.3f) : 0, z, tall, P(r,.75f) ? GA(r)*.6f : U(r,0,6.28f));
    if (P(r,.25f)) thing(s, x+GA(r)*.25f, eye-U(r,.2f,.7f), z-.35f, U(r,.12f,.4f));                       /* holds something */
  }
  if (!desk) return;
  float top = U(r,.6f,.8f), z = .3f+d*U(r,.5f,.75f), w = U(r,.8f,2.6f), dd = d*U(r,.2f,.4f);
  put(s, BOX, V(GA(r)*.3f,top-.03f,z), V(w/2,.03f,dd), GA(r)*.2f, 0, 0, mat(r, P(r,.7f) ? K_WOOD : K_CLOTH, .6f));
  int c = 1+RI(r,8);
  for (int i = 0; i < c; i++) thing(s, U(r,-.5f,.5f)*w, top, z+U(r,-.8f,.8f)*dd, U(r,.08f,.35f));
}
