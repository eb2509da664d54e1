"""Writes an FBX file with a picture that ends at its rims, and one that comes again."""

import os
import sys

import bpy

folder = sys.argv[sys.argv.index("--") + 1]
bpy.ops.wm.read_factory_settings(use_empty=True)
for number, extension in enumerate(("EXTEND", "REPEAT")):
    bpy.ops.mesh.primitive_plane_add(location=(3 * number, 0, 0))
    material = bpy.data.materials.new(extension.lower())
    material.use_nodes = True
    image = bpy.data.images.new("picture" + str(number), 4, 4)
    image.filepath_raw = os.path.join(folder, image.name + ".png")
    image.file_format = "PNG"
    image.save()
    node = material.node_tree.nodes.new("ShaderNodeTexImage")
    node.image = image
    node.extension = extension
    shader = material.node_tree.nodes["Principled BSDF"]
    material.node_tree.links.new(node.outputs["Color"], shader.inputs["Base Color"])
    bpy.context.object.data.materials.append(material)
bpy.ops.export_scene.fbx(filepath=os.path.join(folder, "rims.fbx"))
