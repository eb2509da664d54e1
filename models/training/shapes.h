/* Shapes that are found by marching a ray through their unit box: turned things, lumps, cloth and rock in relief.
 * Each reads a small table that is made when it is put into the scene. */

enum { NGRID = 40 };                                        /* points a side of a relief; a profile uses a part of one table */

static float *points(Scene *s) {
  static float spare[NGRID*NGRID];
  return s->ntab < MAXTAB ? s->tab[s->ntab++] : spare;
}

static float profile(const float *t, float y) {             /* radius at height y in [-1,1] */
  float f = clampf((y+1)*.5f, 0, .9999f) * (NGRID-1);
  int i = (int)f;
  return t[i] + (t[i+1]-t[i])*(f-i);
}

static float relief(const float *t, float x, float y) {
  float f = clampf((x+1)*.5f, 0, .9999f) * (NGRID-1), g = clampf((y+1)*.5f, 0, .9999f) * (NGRID-1);
  int i = (int)f, j = (int)g;
  f -= i, g -= j;
  const float *q = t + j*NGRID + i;
  return (q[0] + (q[1]-q[0])*f)*(1-g) + (q[NGRID] + (q[NGRID+1]-q[NGRID])*f)*g;
}

/* > 0 outside, < 0 inside */
static float solid(const Prim *p, v3 q) {
  switch (p->type) {
    case TURNED: {
      float d = sqrtf(q.x*q.x + q.z*q.z), r = profile(p->tab, q.y);
      if (p->hollow <= 0) return d - r;
      float inner = fmaxf(d - (r-p->hollow), -.85f - q.y);  /* < 0 where it is empty */
      return fmaxf(d - r, -inner);
    }
    case LUMP: {
      float d2 = dot(q, q), k = p->m.apar;
      return sqrtf(d2) - .62f - .37f*vnoise(q.x*k, q.y*k, q.z*k + p->hollow);
    }
    default: return relief(p->tab, q.x, q.y) - q.z;
  }
}

static float march(const Prim *p, v3 o, v3 d, float lo, float hi) {
  float ex = 1/(fabsf(d.x) < 1e-9f ? 1e-9f : d.x), ey = 1/(fabsf(d.y) < 1e-9f ? 1e-9f : d.y), ez = 1/(fabsf(d.z) < 1e-9f ? 1e-9f : d.z);
  float a = (-1-o.x)*ex, b = (1-o.x)*ex, n = fminf(a,b), f = fmaxf(a,b);
  a = (-1-o.y)*ey, b = (1-o.y)*ey, n = fmaxf(n, fminf(a,b)), f = fminf(f, fmaxf(a,b));
  a = (-1-o.z)*ez, b = (1-o.z)*ez, n = fmaxf(n, fminf(a,b)), f = fminf(f, fmaxf(a,b));
  float t = fmaxf(n, lo), end = fminf(f, hi);
  if (t >= end) return -1;
  float was = solid(p, add(o, mul(d, t)));
  if (was < 0 && t > lo) return t;                          /* a cut face */
  int steps = p->type == TURNED && p->hollow > 0 ? 30 : 18;
  float step = (f-t)/steps;
  for (int i = 0; i < steps && t < end; i++) {
    float now = solid(p, add(o, mul(d, t+step)));
    if (was > 0 && now <= 0) {
      float u = t, v = t+step;
      for (int k = 0; k < 6; k++) {
        float m = (u+v)*.5f;
        if (solid(p, add(o, mul(d, m))) > 0) u = m; else v = m;
      }
      return v > lo && v < hi ? v : -1;
    }
    was = now, t += step;
  }
  return -1;
}

static v3 slope(const Prim *p, v3 l) {
  float e = .02f;
  if (fabsf(l.y) > .9985f && p->type == TURNED) return V(0, l.y, 0);
  return V(solid(p, add(l, V(e,0,0))) - solid(p, sub(l, V(e,0,0))), solid(p, add(l, V(0,e,0))) - solid(p, sub(l, V(0,e,0))),
           solid(p, add(l, V(0,0,e))) - solid(p, sub(l, V(0,0,e))));
}
