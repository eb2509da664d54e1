"""Imports a mesh as a user does, tells what came, and renders it through its own camera.

blender -b --python look.py -- MODEL REPORT.json [PICTURE.png WIDTH HEIGHT]
"""
import json
import sys

import numpy

numpy.bool = bool  # Debian's glTF importer for Blender 3.4 still uses the old name

import bpy

arguments = sys.argv[sys.argv.index("--") + 1 :]
model, report = arguments[0], arguments[1]
bpy.ops.wm.read_factory_settings(use_empty=True)
if model.endswith(".obj"):
    bpy.ops.wm.obj_import(filepath=model)
elif model.endswith(".ply"):
    bpy.ops.import_mesh.ply(filepath=model)
elif model.endswith(".fbx"):
    bpy.ops.import_scene.fbx(filepath=model)
elif model.endswith(".dae"):
    bpy.ops.wm.collada_import(filepath=model)
elif model.endswith(".stl"):
    bpy.ops.import_mesh.stl(filepath=model)
else:
    bpy.ops.import_scene.gltf(filepath=model)

meshes = [o for o in bpy.data.objects if o.type == "MESH"]
cameras = [o for o in bpy.data.objects if o.type == "CAMERA"]
corners = [o.matrix_world @ v.co for o in meshes for v in o.data.vertices]
images = [i for i in bpy.data.images if i.type == "IMAGE" and i.size[0] > 0]
colours = 0.0
for o in meshes:
    for a in o.data.vertex_colors:
        values = numpy.empty(len(a.data) * 4, dtype=numpy.float32)
        a.data.foreach_get("color", values)
        colours = max(colours, float(values.reshape(-1, 4)[:, 0].std()))
shaders = [n for m in bpy.data.materials if m.use_nodes for n in m.node_tree.nodes if n.type == "BSDF_PRINCIPLED"]
with open(report, "w") as out:
    json.dump(
        {
            "triangles": sum(len(o.data.polygons) for o in meshes),
            "uv": all(len(o.data.uv_layers) > 0 for o in meshes),
            "images": [list(i.size) for i in images],
            "colours": colours,
            "low": [min(c[k] for c in corners) for k in range(3)],
            "high": [max(c[k] for c in corners) for k in range(3)],
            "cameras": len(cameras),
            "roughness": [n.inputs["Roughness"].default_value for n in shaders],
            "painted": [len(n.inputs["Base Color"].links) > 0 for n in shaders],
        },
        out,
    )

if len(arguments) > 2:
    scene = bpy.context.scene
    scene.camera = cameras[0]
    scene.render.engine = "CYCLES"
    scene.cycles.samples = 4
    scene.cycles.use_denoising = False
    scene.view_settings.view_transform = "Standard"
    scene.render.resolution_x, scene.render.resolution_y = int(arguments[3]), int(arguments[4])
    scene.render.resolution_percentage = 100
    scene.render.filepath = arguments[2]
    bpy.ops.render.render(write_still=True)
