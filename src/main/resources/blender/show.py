"""Opens a mesh of Diorama in Blender's window and looks through its camera.

blender --python show.py -- MODEL

The script lies in a folder of its own, which it removes.
"""
import os
import shutil
import sys

try:
    import numpy

    if not hasattr(numpy, "bool"):
        numpy.bool = bool  # Debian's glTF importer for Blender 3.4 still uses the old name
except ImportError:
    pass

import bpy

own = os.path.dirname(os.path.abspath(__file__))
if os.path.basename(own).startswith("diorama-blender"):
    shutil.rmtree(own, ignore_errors=True)
model = sys.argv[sys.argv.index("--") + 1]
for thing in list(bpy.data.objects):
    bpy.data.objects.remove(thing)


def bring(path):
    """With the importer of the ending, of this Blender's age."""
    ending = os.path.splitext(path)[1].lower()
    new = bpy.ops.wm
    if ending in (".glb", ".gltf"):
        bpy.ops.import_scene.gltf(filepath=path)
    elif ending == ".fbx":
        bpy.ops.import_scene.fbx(filepath=path)
    elif ending == ".obj":
        new.obj_import(filepath=path)
    elif ending == ".dae":
        new.collada_import(filepath=path)
    elif ending == ".ply":
        (new.ply_import if hasattr(bpy.types, "WM_OT_ply_import") else bpy.ops.import_mesh.ply)(filepath=path)
    elif ending == ".stl":
        (new.stl_import if hasattr(bpy.types, "WM_OT_stl_import") else bpy.ops.import_mesh.stl)(filepath=path)
    else:
        raise RuntimeError("no importer for " + path)


bring(model)
scene = bpy.context.scene
scene.view_settings.view_transform = "Standard"
for thing in bpy.data.objects:
    if thing.type == "CAMERA":
        scene.camera = thing
sizes = [tuple(i.size) for i in bpy.data.images if i.type == "IMAGE" and i.size[0] > 0]
if sizes:
    scene.render.resolution_x, scene.render.resolution_y = sizes[0]
for screen in bpy.data.screens:
    for area in screen.areas:
        if area.type == "VIEW_3D":
            area.spaces[0].shading.type = "MATERIAL"
            if scene.camera:
                area.spaces[0].region_3d.view_perspective = "CAMERA"
