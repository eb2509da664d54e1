"""Writes FBX files whose meshes take shapes over time, and what Blender's own import makes of them."""

import json
import os
import sys

import bpy

folder = sys.argv[sys.argv.index("--") + 1]
bpy.ops.wm.read_factory_settings(use_empty=True)
bpy.ops.mesh.primitive_cube_add(location=(1, 2, 3))
box = bpy.context.object
box.name = "box"
for material in ("one", "two"):
    box.data.materials.append(bpy.data.materials.new(material))
for polygon in box.data.polygons:
    polygon.material_index = polygon.index % 2
box.shape_key_add(name="Basis")
tall = box.shape_key_add(name="Tall")
wide = box.shape_key_add(name="Wide")
still = box.shape_key_add(name="Still")
for index, vertex in enumerate(box.data.vertices):
    x, y, z = vertex.co
    tall.data[index].co = (x, y, 2 * z)
    wide.data[index].co = (3 * x, y, z)
    still.data[index].co = (x, 1.5 * y, z)
still.value = 0.5
scene = bpy.context.scene
scene.frame_start = 1
scene.frame_end = 49
scene.render.fps = 24
for frame, high, broad in ((1, 0, 0.25), (13, 1, 0.25), (25, 0.5, 1), (49, 0, 0)):
    for key, value in ((tall, high), (wide, broad)):
        key.value = value
        key.keyframe_insert("value", frame=frame)
# shapes alone it does not write
box.keyframe_insert("location", frame=1)
box.keyframe_insert("location", frame=49)
file = os.path.join(folder, "shapes.fbx")
bpy.ops.export_scene.fbx(filepath=file)

bpy.ops.wm.read_factory_settings(use_empty=True)
bpy.ops.import_scene.fbx(filepath=file)
mesh = next(o for o in bpy.data.objects if o.type == "MESH")
first = int(bpy.context.scene.frame_start)
truth = {}
for frame in (0, 6, 12, 18, 30, 48):
    bpy.context.scene.frame_set(first + frame)
    truth[frame] = {key.name: key.value for key in mesh.data.shape_keys.key_blocks[1:]}
with open(os.path.join(folder, "truth.json"), "w", encoding="utf-8") as out:
    json.dump(truth, out)
