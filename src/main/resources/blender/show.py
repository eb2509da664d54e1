"""Opens a mesh of Diorama in Blender's window and looks through its camera.

blender --python show.py -- MODEL.glb
"""
import sys

try:
    import numpy

    if not hasattr(numpy, "bool"):
        numpy.bool = bool  # Debian's glTF importer for Blender 3.4 still uses the old name
except ImportError:
    pass

import bpy

model = sys.argv[sys.argv.index("--") + 1]
for thing in list(bpy.data.objects):
    bpy.data.objects.remove(thing)
bpy.ops.import_scene.gltf(filepath=model)
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
