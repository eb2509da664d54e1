"""Imports meshes one after the other as a user does, and tells where their parts stand.

blender -b --python stand.py -- REPORT.json MODEL...
"""
import json
import sys

import numpy

numpy.bool = bool  # Debian's glTF importer for Blender 3.4 still uses the old name

import bpy


def opened(model):
    bpy.ops.wm.read_factory_settings(use_empty=True)
    readers = {
        "obj": lambda: bpy.ops.wm.obj_import(filepath=model),
        "ply": lambda: bpy.ops.import_mesh.ply(filepath=model),
        "fbx": lambda: bpy.ops.import_scene.fbx(filepath=model),
        "dae": lambda: bpy.ops.wm.collada_import(filepath=model),
        "stl": lambda: bpy.ops.import_mesh.stl(filepath=model),
    }
    readers.get(model.rsplit(".", 1)[1], lambda: bpy.ops.import_scene.gltf(filepath=model))()
    bpy.context.view_layer.update()
    meshes = [o for o in bpy.data.objects if o.type == "MESH"]
    corners = [o.matrix_world @ v.co for o in meshes for v in o.data.vertices]
    cameras = [o for o in bpy.data.objects if o.type == "CAMERA"]
    painted = {}
    for material in bpy.data.materials:
        for node in material.node_tree.nodes if material.use_nodes else []:
            if node.type == "TEX_IMAGE" and node.image and node.image.size[0] > 0:
                painted.setdefault(material.name, []).append(list(node.image.size))
    return {
        "triangles": sum(len(p.vertices) - 2 for o in meshes for p in o.data.polygons),
        "low": [min(c[k] for c in corners) for k in range(3)],
        "high": [max(c[k] for c in corners) for k in range(3)],
        "upwards": sum(1 for o in meshes for p in o.data.polygons if (o.matrix_world.to_3x3() @ p.normal).y < 0),
        "uv": sum(1 for o in meshes if o.data.uv_layers),
        "painted": painted,
        "camera": [list(c.matrix_world.translation) for c in cameras],
        "looks": [list(-c.matrix_world.to_3x3().col[2]) for c in cameras],
        "angle": [c.data.angle_y for c in cameras],
    }


arguments = sys.argv[sys.argv.index("--") + 1 :]
with open(arguments[0], "w") as out:
    json.dump({model.rsplit(".", 1)[1]: opened(model) for model in arguments[1:]}, out)
