/* What stands upright and fills the frame without much ground: fronts of houses, arcades, shelves, things before trellises; and what is
 * seen from above, cellars, playing fields. Included by render.c. */

/* ---------- fronts of houses: the wall stands at z, towards -z is the street ---------- */
static Mat pane(Rng *r, float k) {
  Mat m = mat(r, K_METAL, k);
  float q = rf(r);
  m.pat = P(r,.6f) ? SOLID : P(r,.4f) ? FBM : P(r,.5f) ? STRIPE : POSTER;
  m.scale = k*LU(r,.05f,1);
  m.c0 = mix(V(.04f,.05f,.06f), V(.6f,.72f,.82f), q*q);
  m.c1 = P(r,.8f) ? mix(m.c0, V(.7f,.8f,.9f), U(r,0,.7f)) : colour(r, K_CLOTH);
  m.spec = U(r,0,.6f), m.shin = 60;
  return m;
}

static Mat plaster(Rng *r) {
  Mat m = P(r,.6f) ? mat(r, K_WALL, 2) : mat(r, K_STONE, 2);
  if (P(r,.5f)) m.pat = SOLID;
  if (P(r,.25f)) m.c0 = V(U(r,.5f,.9f),0,0), m.c0 = V(m.c0.x,m.c0.x,m.c0.x*U(r,.95f,1.05f));
  return m;
}

static void block(Scene *s, float x0, float x1, float y0, float y1, float z0, float z1, Mat m) {
  put(s, BOX, V((x0+x1)/2,(y0+y1)/2,(z0+z1)/2), V(fmaxf(x1-x0,.01f)/2,fmaxf(y1-y0,.01f)/2,fmaxf(z1-z0,.01f)/2), 0, 0, 0, m);
}

/* A row of openings between columns or arches, `deep` before the wall behind. */
static void arcade(Scene *s, float x0, float x1, float y0, float y1, float z, float deep, int bays, Mat w) {
  Rng *r = &s->r;
  Mat in = P(r,.5f) ? w : plaster(r), c = P(r,.6f) ? w : mat(r, K_STONE, 1);
  float bay = (x1-x0)/bays, q = fminf(bay*U(r,.06f,.22f), .7f), lintel = (y1-y0)*U(r,.04f,.2f);
  in.c0 = mul(in.c0, U(r,.4f,1));
  put(s, QUAD, V((x0+x1)/2,(y0+y1)/2,z+deep), V((x1-x0)/2+deep,(y1-y0)/2,1), 0, 0, 0, in);
  put(s, QUAD, V((x0+x1)/2,y1-.02f,z+deep/2), V((x1-x0)/2,deep/2,1), 0, 1.5708f, 0, in);
  int kind = RI(r,4);
  if (kind == 0) {
    Mat a = w;
    a.alpha = A_ARCH, a.apar = bays, a.edge = 0;
    a.hollow = U(r,.28f,.42f), a.spring = U(r,-.2f,.6f);
    for (int i = 0; i < 5; i++) put(s, QUAD, V((x0+x1)/2,(y0+y1)/2,z+i*q*.25f), V((x1-x0)/2,(y1-y0)/2,1), 0, 0, 0, a);
  } else block(s, x0, x1, y1-lintel, y1, z, z+q*2, w);
  float slant = kind == 3 ? bay*U(r,.1f,.5f) : 0;
  if (kind) for (int i = 0; i <= bays; i++) {
    float x = x0+i*bay;
    if (kind == 1 || kind == 3) {
      for (int k = -1; k <= (slant > 0 ? 1 : -1); k += 2) bar(s, V(x,y0,z+q), V(x+k*slant,y1,z+q), q*.8f, kind == 1, c);
      if (kind == 1) block(s, x-q, x+q, y1-lintel-q*.5f, y1-lintel, z, z+q*2, c);
    } else block(s, x-q, x+q, y0, y1, z, z+q*2, c);
  }
  for (int i = 0; i < bays; i++) {                          /* doors, windows and lamps of the wall behind */
    float x = x0+(i+.5f)*bay;
    if (P(r,.6f)) block(s, x-bay*.25f, x+bay*.25f, y0+(P(r,.5f) ? 0 : .9f), y1-(y1-y0)*U(r,.15f,.4f), z+deep-.06f, z+deep, P(r,.7f) ? pane(r, 1) : mat(r, K_WOOD, 1));
  }
  int n = RI(r,5);
  for (int i = 0; i < n && y0 < 1; i++) person(s, U(r,x0,x1), y0, z+U(r,.4f,1)*deep*.7f, U(r,1.55f,1.9f), U(r,0,6.28f));
}

static void storeys(Scene *s, float x0, float x1, float y0, float z, int bays, int rows, float sh, Mat w) {
  Rng *r = &s->r;
  float bay = (x1-x0)/bays, d = LU(r,.04f,.7f), ww = U(r,.3f,.9f), hh = U(r,.4f,.9f), out = P(r,.3f) ? U(r,.05f,.5f) : 0, ledge = P(r,.4f) ? U(r,.05f,.4f) : 0;
  Mat g = pane(r, 1), f = mat(r, K_WALL, .5f), p = P(r,.75f) ? w : plaster(r), sp = P(r,.8f) ? w : plaster(r);
  f.pat = SOLID;
  int balcony = P(r,.3f), each = bays*rows < 90, off = RI(r,2), frames = bays*rows < 60 && P(r,.6f);
  float bd = U(r,.5f,1.6f), bh = U(r,.8f,1.1f);
  Mat slab = P(r,.5f) ? w : plaster(r), rail = P(r,.5f) ? mat(r, K_METAL, .5f) : plaster(r);
  int open = P(r,.65f);
  if (!each) put(s, QUAD, V((x0+x1)/2,y0+rows*sh/2,z+d), V((x1-x0)/2,rows*sh/2,1), 0, 0, 0, g);
  for (int i = 0; i <= bays; i++) {
    float x = x0+i*bay, q = bay*(1-ww)/2;
    block(s, x-q, x+q, y0, y0+rows*sh, z-out, z+d, p);
  }
  for (int j = 0; j <= rows; j++) {
    float y = y0+j*sh, q = sh*(1-hh);
    block(s, x0, x1, y-(j ? q*.4f : 0), y+(j < rows ? q*.6f : 0), z-(j == rows ? ledge*1.5f : 0)+.003f, z+d, sp);
    if (ledge > 0) block(s, x0, x1, y-.08f, y+.08f, z-ledge, z, P(r,.5f) ? w : f);
    for (int i = 0; i < bays && j < rows; i++) {
      float x = x0+(i+.5f)*bay, a = y+q*.6f, b = y+sh-q*.4f, c = bay*ww/2;
      if (each) {
        Mat m = P(r,.7f) ? g : pane(r, 1);
        m.c0 = mul(m.c0, U(r,.6f,1.4f)), m.seed += i*7+j;
        put(s, QUAD, V(x,(a+b)/2,z+d), V(c,(b-a)/2,1), 0, 0, 0, m);
      }
      if (frames) block(s, x-.03f, x+.03f, a, b, z+d-.06f, z+d, f), block(s, x-c, x+c, a+(b-a)*.6f, a+(b-a)*.6f+.05f, z+d-.06f, z+d, f);
      if (balcony && (bays < 9 || (i+j+off) % 2)) {
        block(s, x-c*1.1f, x+c*1.1f, y-.08f, y+.06f, z-bd, z, slab);
        if (open) {
          Mat b = rail;
          b.alpha = A_BARS, b.apar = c*LU(r,2,6);
          put(s, QUAD, V(x,y+bh/2,z-bd), V(c*1.1f,bh/2,1), 0, 0, 0, b);
        } else block(s, x-c*1.1f, x+c*1.1f, y, y+bh, z-bd-.05f, z-bd, rail);
      }
    }
  }
}

/* What is at the street's level: shops with awnings and goods. */
static void shops(Scene *s, float x0, float x1, float y1, float z, Mat w) {
  Rng *r = &s->r;
  float x = x0;
  while (x < x1) {
    float L = fminf(U(r,2.5f,8), x1-x), b = U(r,.1f,.9f), t = y1*U(r,.6f,.85f), d = P(r,.6f) ? U(r,.1f,.4f) : U(r,.6f,2.5f);
    if (L < 1) { block(s, x, x1, 0, y1, z, z+.3f, w); break; }
    block(s, x, x+.25f, 0, y1, z, z+d, w);
    block(s, x, x+L, 0, b, z, z+d, P(r,.6f) ? w : mat(r, K_PAINT, 1));
    block(s, x, x+L, t, y1, z, z+d, w);
    put(s, QUAD, V(x+L/2,y1/2,z+d), V(L/2,y1/2,1), 0, 0, 0, pane(r, 2));
    if (d > .5f) for (int i = 0; i < 3; i++) clutter(s, x+U(r,.2f,.8f)*L, b, z+d*U(r,.4f,.8f), U(r,.4f,.9f));
    if (P(r,.6f)) {                                         /* its sign */
      Mat q = mat(r, K_PAINT, 1);
      q.pat = P(r,.7f) ? TEXT : SOLID, q.scale = U(r,.4f,1.5f);
      block(s, x+.3f, x+L-.1f, t+.05f, t+(y1-t)*.8f, z-.1f, z, q);
    }
    if (P(r,.4f)) {
      Mat q = mat(r, K_CLOTH, .5f);
      float a = U(r,.5f,1.7f);
      put(s, BOX, V(x+L/2,t-.25f,z-a/2), V(L*.45f,.03f,a*.55f), 0, -.4f, 0, q);
    }
    x += L;
  }
}

/* Kerb, cars, trees, people, posts between the camera and the wall. */
static void before(Scene *s, float x0, float x1, float z) {
  Rng *r = &s->r;
  Mat rd = mat(r, K_STONE, 1), sm = mat(r, K_STONE, 1);
  rd.pat = FBM, rd.scale = LU(r,.05f,1), sm.pat = P(r,.7f) ? TILES : FBM, sm.scale = U(r,.3f,1.2f);
  ground(s, P(r,.75f) ? rd : groundmat(r));
  float walk = fminf(U(r,1,4), z*.4f);
  block(s, x0-20, x1+20, -.1f, .1f, z-walk, z+6, sm);
  if (P(r,.45f)) {                                          /* a row of parked cars */
    float x = x0+U(r,0,4), zz = fmaxf(z-walk-U(r,1,1.6f), 2.2f);
    int n = 0;
    while (x < x1 && n++ < 9) {
      if (P(r,.75f)) car(s, x, 0, zz, 1.5708f*(P(r,.5f) ? 1 : -1)+GA(r)*.03f);
      x += U(r,5,8);
    }
  }
  float st = U(r,5,12);
  int kind = RI(r,6), k = 0;
  if (kind < 3) for (float x = x0+U(r,0,st); x < x1 && k < 10; x += st, k++) {
    float zz = z-walk*U(r,.8f,.95f);
    if (fabsf(x-s->cam.x) < .4f && zz < 2) continue;
    if (kind == 0) tree(s, x, 0, zz, U(r,3.5f,9));
    else if (kind == 1) cyl(s, x, 0, zz, U(r,.04f,.1f), U(r,3,7), mat(r, K_METAL, 1));
    else cyl(s, x, 0, zz, U(r,.05f,.12f), U(r,.5f,1), mat(r, K_METAL, .5f));
  }
  int n = RI(r,7);
  for (int i = 0; i < n; i++) {
    float x, zz;
    if (!spot(s, 1.8f, fmaxf(z-.8f, 2.2f), .4f, &x, &zz) || zz > z-.4f) continue;
    if (P(r,.65f)) person(s, x, .05f, zz, U(r,1.5f,1.92f), U(r,0,6.28f));
    else if (P(r,.4f)) bike(s, x, .05f, zz, U(r,1.2f,1.9f));
    else if (P(r,.5f)) clutter(s, x, .05f, zz, U(r,.4f,1.2f));
    else bush(s, x, .05f, zz, U(r,.4f,1.4f));
  }
}

/* A roof over the street: a porch, a bridge, a station, the crown of a tree; and what bears it. */
static void canopy(Scene *s, float D) {
  Rng *r = &s->r;
  float y = s->cam.y+LU(r,.8f,6), z0 = P(r,.6f) ? -3 : U(r,.2f,.5f)*D, z1 = fmaxf(z0+1, D*U(r,.3f,1)), w = LU(r,3,40), x = GA(r)*w*.4f, th = LU(r,.08f,1.2f);
  Mat m = P(r,.7f) ? plaster(r) : mat(r, K_METAL, 1), c = P(r,.6f) ? m : mat(r, K_METAL, 1);
  m.fuzz = 0;
  if (P(r,.7f)) put(s, BOX, V(x,y+th,(z0+z1)/2), V(w,th,(z1-z0)/2), GA(r)*.2f, GA(r)*.08f, GA(r)*.08f, m);
  else put(s, CYL, V(x,y+th,(z0+z1)/2), V(w,th,(z1-z0)/2), 0, 0, 0, m);
  int n = 1+RI(r,6), beams = P(r,.4f) ? RI(r,9) : 0;
  for (int i = 0; i < beams; i++) { float z = z0+(z1-z0)*(i+.5f)/beams; block(s, x-w, x+w, y-th*.6f-.1f, y+th, z-.1f, z+.1f, c); }
  float q = LU(r,.05f,.6f), slant = P(r,.3f) ? GA(r)*1.5f : 0;
  for (int i = 0; i < n; i++) {
    float a = x+w*((i+.5f)/n*2-1)*.95f, z = z1-q-.2f;
    if (fabsf(a-s->cam.x) < q+.4f && z < 2) continue;
    bar(s, V(a,0,z), V(a+slant,y,z), q, P(r,.7f), c);
  }
}

static void sc_front(Scene *s) {
  Rng *r = &s->r;
  sky(s);
  s->fog *= .4f;
  float D = LU(r,2.5f,28), fov = U(r,.4f,1.3f), yaw = P(r,.4f) ? GA(r)*.15f : U(r,-1.2f,1.2f), high = P(r,.8f) ? U(r,1.2f,2.1f) : U(r,3,14);
  camera(s, V(0,high,0), yaw, P(r,.45f) ? U(r,.08f,.65f) : U(r,-.2f,.15f), GA(r)*.04f, fov);
  float lo = fmaxf(D*tanf(clampf(yaw-fov*.6f,-1.36f,1.3f))-2, -60), hi = fminf(D*tanf(clampf(yaw+fov*.6f,-1.3f,1.36f))+2, 60);
  float g = U(r,2.8f,5.5f), sh = U(r,2.6f,4.3f), bay = fmaxf(U(r,1.5f,5), (hi-lo)/22), x = lo;
  int houses = P(r,.5f) ? 1 : 2+RI(r,4);
  for (int h = 0; h < houses && x < hi; h++) {
    float L = h == houses-1 ? hi-x : (hi-lo)/houses*U(r,.6f,1.5f), z = D+(h ? U(r,-.6f,.8f)*(P(r,.7f) ? 1 : 5) : 0);
    if (z < 2) z = D;
    int bays = (int)clampf(L/bay, 1, 22), rows = 1+RI(r,P(r,.5f) ? 3 : 7);
    if (bays*rows > 150) rows = 150/bays;
    Mat w = plaster(r);
    int low = RI(r,5);
    if (low < 2) arcade(s, x, x+L, 0, g, z, U(r,.8f,5), bays, w);
    else if (low == 2 && L < 50) shops(s, x, x+L, g, z, w);
    else if (low == 3) storeys(s, x, x+L, 0, z, bays, 1, g, w);
    else {
      block(s, x, x+L, 0, g, z, z+.4f, w);
      for (int i = 0; i < bays; i++) if (P(r,.6f)) block(s, x+(i+.25f)*L/bays, x+(i+.75f)*L/bays, P(r,.3f) ? 0 : 1, g*U(r,.6f,.9f), z-.03f, z, P(r,.7f) ? pane(r, 1) : mat(r, K_WOOD, 1));
    }
    float top = g+rows*sh;
    if (P(r,.12f) && bays < 14) arcade(s, x, x+L, g, g+sh*1.4f, z, U(r,.8f,4), bays, w), top = g+sh*1.4f;
    else if (P(r,.2f)) {                                    /* flush windows, as painted on */
      Mat m = facade(r);
      m.scale = bay;
      block(s, x, x+L, g, top, z+.02f, z+3, m);
    } else storeys(s, x, x+L, g, z+(P(r,.2f) ? U(r,-1.2f,.6f) : 0), bays, rows, sh, P(r,.8f) ? w : plaster(r));
    if (P(r,.5f)) {                                         /* its roof */
      Mat q = mat(r, K_STONE, 2);
      q.pat = P(r,.6f) ? BRICK : STRIPE, q.scale = U(r,.3f,.8f);
      put(s, BOX, V(x+L/2,top+1.2f,z+2), V(L/2+.3f,.1f,3), 0, -U(r,.4f,.9f), 0, q);
    }
    x += L;
  }
  before(s, lo, hi, D);
  if (P(r,.2f)) canopy(s, D);
  if (P(r,.4f) && fabsf(yaw) > .5f) {                       /* the street's other side */
    float z = U(r,2,8);
    block(s, -60, 60, 0, U(r,6,18), -z-8, -z, facade(r));
  }
  if (P(r,.15f)) for (int i = 0; i < 4; i++) bar(s, vp(s,-1.2f,U(r,0,1),U(r,.4f,.9f)*D), vp(s,1.2f,U(r,0,1),U(r,.4f,.9f)*D), .015f, 1, mat(r, K_METAL, .1f));
  if (P(r,.12f)) draped(s, vp(s, U(r,-.6f,.6f), U(r,-.2f,.8f), D*.6f), V(D*.12f,D*.2f,.1f), U(r,-.8f,.8f), 0, 0, 0, mat(r, K_CLOTH, 1));
}

/* ---------- shelves ---------- */
/* A wall of compartments whose front stands at z; full: how many hold something. */
static void compartments(Scene *s, float x0, float x1, float y0, float y1, float z, float deep, int cols, int rows, float full, Mat m) {
  Rng *r = &s->r;
  float w = (x1-x0)/cols, h = (y1-y0)/rows, th = fminf(w, h)*U(r,.02f,.09f);
  Mat back = P(r,.5f) ? m : backmat(r, .5f), in = mat(r, K_PAINT, w*.5f);
  if (P(r,.5f)) back.c0 = mul(m.c0, U(r,.5f,1.1f)), back.c1 = mul(m.c1, U(r,.5f,1.1f));
  if (P(r,.9f)) put(s, QUAD, V((x0+x1)/2,(y0+y1)/2,z+deep), V((x1-x0)/2,(y1-y0)/2,1), 0, 0, 0, back);
  int staggered = P(r,.25f), same = P(r,.4f), doors = P(r,.3f) ? RI(r,rows) : -1, things = 0;
  for (int j = 0; j <= rows; j++) block(s, x0-th, x1+th, y0+j*h-th, y0+j*h+th, z, z+deep, m);
  for (int i = 0; i <= cols; i++) if (!staggered || i == 0 || i == cols) block(s, x0+i*w-th, x0+i*w+th, y0, y1, z+.004f, z+deep, m);
  for (int j = 0; j < rows; j++) {
    float shift = staggered ? U(r,0,1) : 0;
    for (int i = 0; i < cols; i++) {
      float a = x0+(i+shift)*w+th, b = a+w-2*th, y = y0+j*h+th, q = h-2*th;
      if (b > x1) continue;
      if (staggered) block(s, a-2*th, a, y, y+q, z+.004f, z+deep, m);
      if (j == doors) { block(s, a, b, y, y+q, z-.01f, z+deep*.5f, m); continue; }
      if (!P(r,full)) continue;
      if (!same) in = mat(r, K_PAINT, w*.5f);
      float front = z+deep*U(r,0,.55f);
      int kind = RI(r,6);
      if (kind < 3) {                                       /* a row of books, or goods */
        in.pat = P(r,.7f) ? STRIPE : P(r,.5f) ? TEXT : POSTER, in.scale = w*LU(r,.06f,.3f), in.seed |= 1;
        float c = a;
        while (c < b-.02f && things < 220) {
          float u = fminf((b-a)*U(r,.15f,.7f), b-c);
          in.c0 = colour(r, K_PAINT), in.c1 = colour(r, K_PAINT);
          block(s, c, c+u*.97f, y, y+q*U(r,.55f,.92f), front+deep*U(r,0,.15f), z+deep, in);
          c += u, things++;
          if (P(r,.15f)) break;
        }
      } else if (kind == 3) block(s, a+w*.05f, b-w*.05f, y, y+q*U(r,.5f,.95f), z+deep*U(r,-.02f,.25f), z+deep, in);
      else if (things < 220) {
        int k = 1+RI(r,4);
        float u = (b-a)/k*.45f;
        for (int t = 0; t < k; t++, things++) {
          float hh = q*U(r,.35f,.9f);
          if (P(r,.7f)) turned(s, V(a+(2*t+1)*u*1.1f,y,z+deep*.45f), fminf(u, deep*.4f), hh, 0, glaze(r, u*2));
          else put(s, P(r,.5f) ? BOX : SPH, V(a+(2*t+1)*u*1.1f,y+hh/2,z+deep*.45f), V(u*.9f,hh/2,fminf(u,deep*.4f)), 0, 0, 0, glaze(r, u*2));
        }
      }
    }
  }
}

static void sc_shelves(Scene *s) {
  Rng *r = &s->r;
  float W = U(r,2.5f,9), D = LU(r,1.2f,7), H = U(r,2.3f,4.5f), deep = U(r,.18f,.6f);
  int aisle = P(r,.2f);
  if (aisle) D = U(r,6,20), W = U(r,1.6f,4);
  room(s, W, D, H);
  float yaw = aisle ? U(r,-.9f,.9f) : U(r,-.75f,.75f);
  camera(s, V(U(r,-.35f,.35f)*W,U(r,.5f,1.8f),U(r,.05f,.3f)*fminf(D,3)), yaw, U(r,-.4f,.3f), GA(r)*.04f, U(r,.5f,1.35f));
  Mat m = mat(r, P(r,.6f) ? K_WOOD : P(r,.5f) ? K_WALL : K_METAL, .6f);
  if (P(r,.5f)) m.pat = SOLID;
  if (P(r,.3f)) m.c0 = mul(m.c0, .3f), m.c1 = mul(m.c1, .3f);
  float full = P(r,.35f) ? 0 : P(r,.5f) ? U(r,.1f,.5f) : U(r,.5f,1);
  float y0 = P(r,.7f) ? .05f : U(r,.3f,1.1f), y1 = fminf(y0+U(r,.9f,2.8f), H-.05f), w = P(r,.6f) ? W*.49f : W*U(r,.2f,.45f), c = (W*.5f-w)*U(r,-1,1);
  int rows = 2+RI(r,7), cols = 2+RI(r,12);
  if (aisle) {
    int from = s->n;
    compartments(s, 0, D-.5f, y0, y1, -W/2+.02f, deep, 4+RI(r,10), rows, fmaxf(full,.3f), m);
    for (int i = from; i < s->n; i++) {                     /* turned to the left wall: x becomes z */
      Prim *p = &s->p[i];
      float side = -1;
      v3 q = p->c;
      p->c = V(side*(q.z+W-deep), q.y, q.x+.4f);
      v3 *e[] = {&p->ax,&p->ay,&p->az,&p->ix,&p->iy,&p->iz};
      for (int k = 0; k < 6; k++) *e[k] = V(side*e[k]->z, e[k]->y, e[k]->x);
    }
    if (P(r,.7f)) {
      from = s->n;
      compartments(s, 0, D-.5f, y0, y1, -W/2+.02f, deep, 4+RI(r,10), rows, fmaxf(full,.3f), m);
      for (int i = from; i < s->n; i++) {
        Prim *p = &s->p[i];
        v3 q = p->c;
        p->c = V(q.z+W-deep, q.y, q.x+.4f);
        v3 *e[] = {&p->ax,&p->ay,&p->az,&p->ix,&p->iy,&p->iz};
        for (int k = 0; k < 6; k++) *e[k] = V(e[k]->z, e[k]->y, e[k]->x);
      }
    }
  } else {
    compartments(s, c-w, c+w, y0, y1, D-deep, deep, cols, rows, full, m);
    if (y1 < 1.6f) for (int i = 0; i < 4; i++) clutter(s, c+U(r,-.9f,.9f)*w, y1+.02f, D-deep*.5f, U(r,.15f,.4f));
  }
  int n = P(r,.6f) ? 1+RI(r,4) : 0;                          /* before it */
  for (int i = 0; i < n; i++) {
    float x = U(r,-.45f,.45f)*W, z = fmaxf(D-deep-LU(r,.35f,3), .6f);
    float dx = x-s->cam.x, dz = z-s->cam.z;
    if (dx*dx+dz*dz < .7f || !freespot(s,x,z,.4f)) continue;
    switch (RI(r,6)) {
      case 0: sofa(s,x,0,z,U(r,0,6.28f)); break;
      case 1: chair(s,x,0,z,U(r,0,6.28f)); break;
      case 2: person(s,x,0,z,U(r,1.5f,1.9f),U(r,0,6.28f)); break;
      case 3: table(s,x,0,z,U(r,.6f,1.6f),U(r,.4f,.8f),U(r,.4f,.8f),U(r,-.3f,.3f),mat(r,K_WOOD,.5f)); clutter(s,x,.8f,z,.3f); break;
      case 4: plant(s, V(x,.3f,z), U(r,.5f,1.2f), RI(r,3)); break;
      default: clutter(s,x,0,z,U(r,.4f,1.2f));
    }
  }
}

/* ---------- many things before a trellis, a pattern, a fence; a grid before them ---------- */
static void trellis(Scene *s, float D, float k, float yaw) {
  Rng *r = &s->r;
  Mat m = mat(r, P(r,.7f) ? K_WOOD : K_METAL, k);
  if (P(r,.4f)) m.c0 = V(.9f,.9f,.88f), m.pat = SOLID;
  int n = 5+RI(r,14), diagonal = P(r,.5f);
  v3 c = vp(s, U(r,-.5f,.5f), U(r,-.3f,.5f), D), e = V(cosf(yaw),0,-sinf(yaw));
  float w = D*s->tx*U(r,.5f,1.3f), h = D*s->ty*U(r,.5f,1.3f), th = w/n*U(r,.06f,.3f);
  for (int q = 0; q < 2; q++) for (int i = 0; i <= n; i++) {
    float f = i*2.f/n-1, g = diagonal ? (q ? 1 : -1)*.5f : 0;
    v3 a, b;
    if (diagonal || q) a = add(c, add(mul(e,w*(f*1.5f+g)),V(0,-h,0))), b = add(c, add(mul(e,w*(f*1.5f-g)),V(0,h,0)));
    else a = add(c, add(mul(e,-w),V(0,h*f,0))), b = add(c, add(mul(e,w),V(0,h*f,0)));
    bar(s, a, b, th, 0, m);
  }
}

static void sc_rows(Scene *s) {
  Rng *r = &s->r;
  float D = LU(r,.6f,5), fov = U(r,.45f,1.1f), tall = U(r,.3f,1.2f);
  camera(s, V(0,U(r,.9f,1.7f),0), 0, U(r,-.4f,.15f), GA(r)*.05f, fov);
  float w = D*s->tx, h = D*s->ty;
  int out = P(r,.25f);
  if (out) sky(s);
  wallbehind(s, D*U(r,1.1f,1.7f), D*.5f);
  if (!out) light_near(s, D*.5f, D*.5f);
  if (P(r,.6f)) trellis(s, D*U(r,.98f,1.08f), D*.3f, U(r,-.25f,.25f));
  Mat one = glaze(r, w*.3f);
  int rows = 1+RI(r,4), per = 2+RI(r,8), type = RI(r,7);
  for (int j = 0; j < rows; j++) for (int i = 0; i < per; i++) {
    if (P(r,.15f)) continue;
    float f = (i+U(r,.2f,.8f))/per*2-1, near = rows > 1 ? (float)j/(rows-1) : rf(r), d = D*(.93f-.5f*near*U(r,.8f,1.1f)), q = w*1.6f/per*U(r,.5f,1.2f)*tall;
    v3 c = vp(s, f*1.1f, -.1f-.75f*near+U(r,-.1f,.2f), d);
    if (P(r,.4f)) one = glaze(r, q);
    if (P(r,.3f)) one.c0 = mul(one.c0, .15f);
    int t = P(r,.2f) ? RI(r,7) : type;
    if (t == 0) put(s, CONE, c, V(q*U(r,.3f,.6f),q*U(r,.8f,1.4f),q*U(r,.3f,.6f)), 0, 0, GA(r)*.05f, one);
    else if (t == 1) { put(s, BOX, V(c.x,c.y-q*.6f,c.z), V(q*.5f,q*.6f,q*.4f), U(r,-.5f,.5f), 0, 0, one); thing(s, c.x, c.y, c.z, q); }
    else if (t == 2) turned(s, V(c.x,c.y-q,c.z), q*U(r,.25f,.5f), q*2, 0, one);
    else if (t == 3) put(s, BOX, c, V(q*U(r,.2f,.5f),q*U(r,.6f,1.1f),q*U(r,.1f,.4f)), U(r,-.5f,.5f), 0, 0, one);
    else if (t == 4) figure(s, c.x, c.y-q, c.z, q*2);
    else if (t == 5) { sph(s, c, V(q*.5f,q*.65f,q*.5f), 0, 0, 0, one); cyl(s, c.x, c.y-q*2, c.z, q*.2f, q*1.5f, one); }
    else thing(s, c.x, c.y-q, c.z, q*1.5f);
  }
  if (P(r,.25f)) {                                          /* and a grid before all */
    float d = D*U(r,.25f,.42f);
    Mat t = mat(r, P(r,.6f) ? K_METAL : K_WOOD, .3f);
    v3 o = vp(s,-1.2f,-1.2f,d), u = sub(vp(s,1.2f,-1.2f,d*U(r,.8f,1.2f)), o), v = sub(vp(s,-1.2f,1.2f,d), o);
    lattice(s, o, u, v, 3+RI(r,9), 2+RI(r,7), d*s->tx*LU(r,.006f,.035f), 1+RI(r,2), t);
  }
  (void)h;
}

/* ---------- seen from above: desks, trays, bins, floors ---------- */
static void sc_above(Scene *s) {
  Rng *r = &s->r;
  float k = LU(r,.2f,1.2f), fov = U(r,.45f,1.1f), pitch = -U(r,.8f,1.57f), dist = k*U(r,.6f,1.2f)/tanf(fov*.5f), top = U(r,.3f,.9f), yaw = P(r,.6f) ? GA(r)*.1f : U(r,0,6.28f);
  float back = cosf(pitch)*dist;
  camera(s, V(-sinf(yaw)*back,top-sinf(pitch)*dist,3-cosf(yaw)*back), yaw, pitch, GA(r)*.1f, fov);
  s->indoor = 1;
  light_near(s, dist, k);
  ground(s, P(r,.5f) ? backmat(r, 1) : groundmat(r));
  s->p[s->n-1].m.fuzz = 0;
  float w = k*LU(r,.5f,2.5f), d = k*LU(r,.4f,1.5f);
  Mat m = backmat(r, k);
  if (P(r,.5f)) m.pat = SOLID;
  int tray = P(r,.35f);
  put(s, BOX, V(GA(r)*k*.1f,top-k*.03f,3+GA(r)*k*.1f), V(w,k*.03f,d), P(r,.6f) ? 0 : U(r,-.6f,.6f), 0, 0, m);
  if (tray) {
    float hh = k*U(r,.08f,.5f);
    Mat q = P(r,.6f) ? m : backmat(r, k);
    for (int i = -1; i <= 1; i += 2) block(s, i*w-k*.02f, i*w+k*.02f, top, top+hh, 3-d, 3+d, q), block(s, -w, w, top, top+hh, 3+i*d-k*.02f, 3+i*d+k*.02f, q);
  }
  int n = 1+RI(r,P(r,.5f) ? 6 : 22);
  for (int i = 0; i < n; i++) {
    float x = U(r,-.8f,.8f)*fminf(w,k*.9f), z = 3+U(r,-.8f,.8f)*fminf(d,k*.7f), q = k*LU(r,.16f,.62f), y = top;
    Mat a = mat(r, P(r,.6f) ? K_PAINT : P(r,.5f) ? K_METAL : K_ANY, q);
    a.fuzz = 0;
    switch (RI(r,7)) {
      case 0: case 1: a.pat = P(r,.5f) ? TEXT : POSTER, a.scale = q*U(r,.1f,.5f), put(s, BOX, V(x,y+q*.02f,z), V(q*U(r,.3f,.7f),q*LU(r,.005f,.15f),q*U(r,.3f,.8f)), U(r,0,6.28f), GA(r)*.05f, 0, a); break;   /* paper, book, box */
      case 2: { float v = U(r,0,6.28f), L = q*U(r,.6f,1.3f), th = q*U(r,.03f,.12f); put(s, P(r,.5f) ? BOX : CYL, V(x,y+th,z), V(th,L*.5f,th), v, 1.5708f, 0, a); if (P(r,.4f)) put(s, BOX, V(x+sinf(v)*L*.4f,y+th,z+cosf(v)*L*.4f), V(th*2.5f,th*1.3f,th*2), v+.3f, 0, 0, mat(r,K_METAL,q)); break; }   /* pen, tool */
      case 3: cup(s, x, y, z, q*.8f); break;
      case 4: { v3 c = V(x,y+q*.05f,z); for (int j = 0; j < 6; j++) { v3 e = add(c, V(GA(r)*q*.2f,0,GA(r)*q*.2f)); limb(s, c, e, q*.05f, a); c = e; } break; }   /* cord, cutlery, scissors */
      case 5: put(s, CYL, V(x,y+q*.03f,z), V(q*.5f,q*U(r,.02f,.1f),q*.5f), 0, 0, 0, glaze(r,q)); if (P(r,.6f)) fruits(s, x, y+q*.05f, z, q*.7f); break;   /* plate */
      default: thing(s, x, y, z, q);
    }
  }
  if (P(r,.35f)) {                                          /* hands, arms, grippers reach in */
    Mat sk = mat(r, P(r,.7f) ? K_SKIN : K_METAL, k*.3f);
    int two = 1+RI(r,2);
    for (int i = 0; i < two; i++) {
      v3 a = vp(s, U(r,-1,1), -1.25f, dist*U(r,.4f,.8f)), b = vp(s, U(r,-.6f,.6f), U(r,-.7f,-.1f), dist*U(r,.75f,.9f));
      limb(s, a, b, k*U(r,.04f,.1f), sk);
      for (int j = 0; j < 4; j++) limb(s, b, add(b, V(GA(r)*k*.05f+(j-1.5f)*k*.05f,-k*.05f,k*U(r,.1f,.2f))), k*.025f, sk);
    }
  }
}

/* ---------- cellars, workshops, garages: full of upright clutter, pipes, posts ---------- */
static void sc_cellar(Scene *s) {
  Rng *r = &s->r;
  float W = U(r,3,8), D = U(r,3,9), H = U(r,2,3.2f);
  room(s, W, D, H);
  camera(s, V(U(r,-.35f,.35f)*W,U(r,.9f,1.7f),U(r,.1f,.7f)), U(r,-.6f,.6f), U(r,-.45f,.1f), GA(r)*.05f, U(r,.7f,1.4f));
  int n = 2+RI(r,7);
  for (int i = 0; i < n; i++) {                             /* pipes, beams, cables */
    Mat m = mat(r, P(r,.6f) ? K_METAL : K_WOOD, .3f);
    float y = H-U(r,.05f,.5f), z = U(r,.8f,D);
    if (P(r,.6f)) bar(s, V(-W/2,y,z), V(W/2,y+GA(r)*.1f,z+GA(r)*.5f), LU(r,.01f,.12f), P(r,.7f), m);
    else { float x = U(r,-.5f,.5f)*W; bar(s, V(x,y,0), V(x,y,D), LU(r,.01f,.12f), P(r,.6f), m); }
  }
  if (P(r,.5f)) { float x = U(r,-.4f,.4f)*W, z = LU(r,1,D); bar(s, V(x,0,z), V(x,H,z), U(r,.04f,.15f), P(r,.6f), mat(r, P(r,.5f) ? K_METAL : K_WOOD, .3f)); }
  if (P(r,.6f)) compartments(s, -W*U(r,.1f,.48f), W*U(r,.1f,.48f), .1f, U(r,1,2), D-U(r,.3f,.5f), .3f, 1+RI(r,5), 2+RI(r,4), U(r,.3f,1), mat(r, P(r,.5f) ? K_METAL : K_WOOD, .4f));
  n = 8+RI(r,16);
  for (int i = 0; i < n; i++) {
    float x = U(r,-.48f,.48f)*W, z = LU(r,1.2f,D-.3f), k = LU(r,.25f,1.2f), dx = x-s->cam.x, dz = z-s->cam.z;
    if (P(r,.4f)) x = (P(r,.5f) ? 1 : -1)*W*U(r,.3f,.45f);
    if (dx*dx+dz*dz < .8f || !freespot(s, x, z, k*.35f)) continue;
    Mat m = mat(r, P(r,.5f) ? K_METAL : P(r,.5f) ? K_WALL : K_PAINT, k);
    switch (RI(r,8)) {
      case 0: cyl(s, x, 0, z, k*U(r,.2f,.4f), k*U(r,.8f,1.8f), m); break;                  /* boiler, barrel */
      case 1: box(s, x, 0, z, k*.7f, k*U(r,.7f,1.6f), k*.6f, GA(r)*.3f, m); if (P(r,.5f)) put(s, CYL, V(x,k*.5f,z-k*.31f), V(k*.22f,k*.02f,k*.22f), 0, 1.5708f, 0, pane(r, k)); break;   /* machine with its door */
      case 2: { float y = 0; int c = 1+RI(r,4); for (int j = 0; j < c; j++) { float h = k*U(r,.2f,.45f); Mat q = mat(r, P(r,.6f) ? K_EARTH : K_PAINT, k); q.pat = P(r,.5f) ? SOLID : TEXT; box(s, x+GA(r)*.05f, y, z, k*U(r,.4f,.8f), h, k*U(r,.4f,.7f), GA(r)*.4f, q); y += h; } break; }   /* cartons */
      case 3: { float lean = U(r,-.3f,.3f); int c = 1+RI(r,5); for (int j = 0; j < c; j++) bar(s, V(x+j*.08f,0,z), V(x+j*.08f+lean,U(r,1,2.2f),z+U(r,0,.4f)), LU(r,.012f,.06f), P(r,.6f), m); break; }   /* poles, planks */
      case 4: bike(s, x, 0, z, U(r,0,6.28f)); break;
      case 5: table(s, x, 0, z, k*1.4f, .85f, .6f, GA(r)*.2f, m); for (int j = 0; j < 5; j++) clutter(s, x+U(r,-.5f,.5f)*k, .87f, z+U(r,-.2f,.2f), U(r,.1f,.35f)); break;
      case 6: draped(s, V(x,U(r,.8f,1.6f),z), V(k*.5f,k*.7f,.12f), GA(r)*.5f, 0, 0, 0, mat(r, K_CLOTH, k)); break;   /* laundry, sheets of foil */
      default: clutter(s, x, 0, z, k);
    }
  }
}

/* ---------- fields: games, herds, gatherings at mid distance, with something near at times ---------- */
static void sc_field(Scene *s) {
  Rng *r = &s->r;
  sky(s);
  float h = P(r,.7f) ? U(r,.4f,2) : U(r,3,15), nr = fmaxf(LU(r,2.5f,9), h*1.1f), far = nr*LU(r,2,7);
  camera(s, V(0,h,0), 0, P(r,.6f) ? U(r,-.12f,.1f) : -atanf(h/nr)*.6f, GA(r)*.03f, LU(r,.25f,1.2f));
  ground(s, groundmat(r));
  int back = RI(r,4);
  if (back == 0) {                                          /* a stand full of people, or a wall of trees */
    Mat m = mat(r, K_ANY, 1);
    m.pat = SPOTS, m.scale = U(r,.4f,.9f), m.fuzz = 0, m.alpha = 0;
    put(s, BOX, V(0,5,far*1.5f+6), V(150,.2f,12), 0, -.5f, 0, m);
    block(s, -150, 150, 0, U(r,.8f,1.5f), far*1.5f-2, far*1.5f-1.7f, mat(r, K_PAINT, 2));
  } else if (back == 1) for (int i = 0; i < 12; i++) tree(s, U(r,-1,1)*far*s->tx*2, 0, far*U(r,1.2f,2), U(r,5,14));
  else ridges(s, far*2);
  int n = 2+RI(r,16), kind = RI(r,3);
  Mat kit[2] = {mat(r, K_CLOTH, .3f), mat(r, K_CLOTH, .3f)};
  (void)kit;
  for (int i = 0; i < n; i++) {
    float x, z;
    if (!spot(s, nr, far, .5f, &x, &z)) continue;
    if (kind == 0 || P(r,.1f)) person(s, x, 0, z, P(r,.2f) ? U(r,1,1.4f) : U(r,1.6f,1.95f), U(r,0,6.28f));
    else if (kind == 1) animal(s, x, 0, z, LU(r,.5f,2.4f), U(r,0,6.28f));
    else outdoor_object(s, nr, far);
  }
  if (P(r,.4f)) { float x, z; if (spot(s, nr, far, .3f, &x, &z)) sph(s, V(x,U(r,.12f,2),z), V(.12f,.12f,.12f), 0, 0, 0, mat(r, K_PAINT, .1f)); }
  if (P(r,.3f)) { Mat m = mat(r, K_METAL, .2f); m.c0 = V(.9f,.9f,.9f); float z = far*U(r,.6f,1), w = U(r,1.5f,3.7f), x = U(r,-.5f,.5f)*z*s->tx; bar(s, V(x-w,0,z), V(x-w,2.4f,z), .06f, 1, m); bar(s, V(x+w,0,z), V(x+w,2.4f,z), .06f, 1, m); bar(s, V(x-w,2.4f,z), V(x+w,2.4f,z), .06f, 1, m); }
  if (P(r,.35f)) {                                          /* blades, flowers, heads of those who watch, a rail */
    int q = RI(r,3), c = 3+RI(r,9);
    float d = nr*U(r,.15f,.5f);
    for (int i = 0; i < c; i++) {
      float x = U(r,-1.1f,1.1f);
      if (q == 0) plant(s, vp(s, x, U(r,-1.6f,-.9f), d*U(r,.7f,1.3f)), d*s->ty*U(r,.5f,1.2f), RI(r,4));
      else if (q == 1) { v3 o = vp(s, x, U(r,-1.1f,-.6f), d*U(r,.8f,1.4f)); person(s, o.x, o.y-1.62f, o.z, U(r,1.6f,1.9f), 3.14f+GA(r)*.4f); }
    }
    if (q == 2) { v3 o = vp(s,-1.3f,-1.3f,d), u = sub(vp(s,1.3f,-1.3f,d*U(r,.8f,1.2f)), o), v = sub(vp(s,-1.3f,U(r,-.6f,.3f),d), o); lattice(s, o, u, v, 4+RI(r,14), 1+RI(r,4), d*s->tx*.008f, 1, mat(r, K_METAL, .2f)); }
  }
}

/* Dark things before what is bright, or the reverse: all that stands nearer than some depth. */
static void contrast(Scene *s) {
  Rng *r = &s->r;
  float d = 1e9f, far = LU(r,1.3f,5);
  for (int i = 0; i < s->n; i++) if (s->p[i].type != PLANE && s->p[i].rad < 3) { float z = dot(sub(s->p[i].c, s->cam), s->F); if (z > .2f) d = fminf(d, z); }
  int dark = P(r,.65f);
  for (int i = 0; i < s->n; i++) {
    Prim *p = &s->p[i];
    if (p->type == PLANE || p->rad > 4) continue;
    float z = dot(sub(p->c, s->cam), s->F);
    if ((z < d*far) != dark) { if (!dark) continue; p->m.c0 = mix(p->m.c0, V(.9f,.9f,.88f), .4f); continue; }
    p->m.c0 = mul(p->m.c0, .12f), p->m.c1 = mul(p->m.c1, .12f), p->m.c2 = mul(p->m.c2, .12f);
  }
}
