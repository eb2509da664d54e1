"""Turns a .blend file into a GLB; pictures outside its folder are not opened, and no script of the file runs.

blender -b --factory-startup --disable-autoexec --python open.py -- SOURCE.blend TARGET.glb NOTES.txt
"""
import os
import sys

try:
    import numpy

    numpy.bool = bool  # Debian's glTF exporter for Blender 3.4 still uses the old name
except ImportError:
    pass

import bpy

source, target, notes = sys.argv[sys.argv.index("--") + 1 :]
said = []
lost = []
bpy.ops.wm.open_mainfile(filepath=source, load_ui=False, use_scripts=False)
folder = os.path.realpath(os.path.dirname(source))
for image in bpy.data.images:
    if image.packed_file or image.source in {"GENERATED", "VIEWER"} or not image.filepath:
        continue
    path = os.path.realpath(bpy.path.abspath(image.filepath))
    if os.path.commonpath([folder, path]) != folder:
        said.append("refused, outside the model's folder: " + image.filepath)
    elif not os.path.isfile(path):
        said.append("texture is missing: " + image.filepath)
    else:
        continue
    lost.append(image)
for image in lost:
    bpy.data.images.remove(image)
bpy.ops.export_scene.gltf(
    filepath=target,
    export_format="GLB",
    export_apply=True,
    export_cameras=True,
    export_lights=True,
    export_colors=True,
) if bpy.app.version < (4, 0) else bpy.ops.export_scene.gltf(
    filepath=target, export_format="GLB", export_apply=True, export_cameras=True, export_lights=True
)
with open(notes, "w", encoding="utf-8") as out:
    out.write("\n".join(said))
