"""Uses the add-on as a user does, and tells what came.

blender -b --factory-startup --python addon.py -- ADD-ON-FOLDER REPORT.json PICTURE OTHER-PICTURE
"""
import json
import os
import sys

import bpy

folder, report, first, second = sys.argv[sys.argv.index("--") + 1 :]
sys.path.insert(0, folder)
import diorama_import

bpy.ops.wm.read_factory_settings(use_empty=True)
diorama_import.register()
said = {}
directory = os.path.dirname(first) + os.sep
names = [{"name": os.path.basename(first)}, {"name": os.path.basename(second)}]

done = bpy.ops.import_image.diorama(filepath=first, directory=directory, files=names, shading="PRINCIPLED")
said["mesh"] = list(done)
said["collections"] = sorted(c.name for c in bpy.context.scene.collection.children)
meshes = [o for o in bpy.data.objects if o.type == "MESH"]
said["meshes"] = len(meshes)
said["cameras"] = len([o for o in bpy.data.objects if o.type == "CAMERA"])
said["looking"] = bpy.context.scene.camera.name if bpy.context.scene.camera else ""
said["resolution"] = [bpy.context.scene.render.resolution_x, bpy.context.scene.render.resolution_y]
said["principled"] = all(
    any(n.type == "BSDF_PRINCIPLED" for n in s.material.node_tree.nodes) for o in meshes for s in o.material_slots
)
said["packed"] = all(i.packed_file is not None for i in bpy.data.images if i.size[0] > 0)
said["near"] = min((o.matrix_world @ v.co).y for o in meshes for v in o.data.vertices)

done = bpy.ops.import_image.diorama(
    filepath=first, directory=directory, files=names[:1], live=True, subdivisions=64, near=2, far=6, collection="Live"
)
said["live"] = list(done)
plane = next(o for o in bpy.data.collections["Live"].objects if o.type == "MESH")
said["modifiers"] = [m.type for m in plane.modifiers]
graph = bpy.context.evaluated_depsgraph_get()
shown = plane.evaluated_get(graph)
depths = [(plane.matrix_world @ v.co).y for v in shown.to_mesh().vertices]
said["points"] = len(depths)
said["range"] = [min(depths), max(depths)]
try:
    bpy.ops.import_image.diorama(filepath=os.path.join(directory, "gone.jpg"), directory=directory, files=[])
    said["gone"] = ""
except RuntimeError as fault:
    said["gone"] = str(fault)
diorama_import.unregister()
with open(report, "w") as out:
    json.dump(said, out)
