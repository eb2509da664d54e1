"""A bar with two bones and a cube that move, as glb and fbx, and where Blender has them: motion.py -- FOLDER."""
import bpy, sys, json, math
out=sys.argv[sys.argv.index('--')+1]
bpy.ops.wm.read_factory_settings(use_empty=True)
sc=bpy.context.scene; sc.render.fps=24; sc.frame_start=0; sc.frame_end=48
# a tall bar with bones
me=bpy.data.meshes.new('bar'); n=9
v=[];f=[]
for k in range(n):
    for x,y in((-.2,-.2),(.2,-.2),(.2,.2),(-.2,.2)): v.append((x,y,k*.25))
for k in range(n-1):
    for i in range(4): f.append((4*k+i,4*k+(i+1)%4,4*k+4+(i+1)%4,4*k+4+i))
f+= [(3,2,1,0),tuple(4*(n-1)+i for i in range(4))]
me.from_pydata(v,[],f); ob=bpy.data.objects.new('bar',me); sc.collection.objects.link(ob)
arm=bpy.data.armatures.new('arm'); ao=bpy.data.objects.new('arm',arm); sc.collection.objects.link(ao)
bpy.context.view_layer.objects.active=ao; bpy.ops.object.mode_set(mode='EDIT')
b0=arm.edit_bones.new('b0'); b0.head=(0,0,0); b0.tail=(0,0,1)
b1=arm.edit_bones.new('b1'); b1.head=(0,0,1); b1.tail=(0,0,2); b1.parent=b0; b1.use_connect=True
bpy.ops.object.mode_set(mode='OBJECT')
g0=ob.vertex_groups.new(name='b0'); g1=ob.vertex_groups.new(name='b1')
for i,p in enumerate(v):
    w=min(1,max(0,(p[2]-.75)/.5)); g0.add([i],1-w,'REPLACE'); g1.add([i],w,'REPLACE')
ob.parent=ao; m=ob.modifiers.new('a','ARMATURE'); m.object=ao
ao.location=(1,2,0); ao.rotation_euler=(0,0,.5)
p=ao.pose.bones['b1']; p.rotation_mode='QUATERNION'
for fr,a in((0,0),(24,1.2),(48,-.4)):
    p.rotation_quaternion=(math.cos(a/2),math.sin(a/2),0,0); p.keyframe_insert('rotation_quaternion',frame=fr)
# and a cube that moves
bpy.ops.mesh.primitive_cube_add(size=.5,location=(-2,0,0)); cu=bpy.context.object; cu.name='cube'
for fr,l in((0,(-2,0,0)),(48,(-2,3,1))):
    cu.location=l; cu.keyframe_insert('location',frame=fr)
bpy.ops.export_scene.gltf(filepath=out+'/motion.glb',export_animations=True)
bpy.ops.export_scene.fbx(filepath=out+'/motion.fbx',bake_anim=True,add_leaf_bones=False)
res={}
for fr in (0,12,24,36,48):
    sc.frame_set(fr); dg=bpy.context.evaluated_depsgraph_get(); pts=[]
    for o in (ob,cu):
        e=o.evaluated_get(dg); mm=e.to_mesh(); pts+=[e.matrix_world@q.co for q in mm.vertices]
    # to +Y up
    P=[(q.x,q.z,-q.y) for q in pts]
    res[fr]=[[min(c) for c in zip(*P)],[max(c) for c in zip(*P)]]
json.dump(res,open(out+'/truth.json','w'))
