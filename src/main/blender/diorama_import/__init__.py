"""File > Import > Image as 2.5D Mesh (Diorama): photos as textured meshes with the camera that took them.

The work is done by the program `diorama`; this add-on asks for the options, calls it and brings the result in.
"""
import json
import os
import shutil
import subprocess
import tempfile
import types

import bpy
from bpy.props import (
    BoolProperty,
    CollectionProperty,
    EnumProperty,
    FloatProperty,
    IntProperty,
    StringProperty,
)
from bpy_extras.io_utils import ImportHelper

bl_info = {
    "name": "Diorama: Image as 2.5D Mesh",
    "author": "Diorama contributors",
    "version": (0, 1, 0),
    "blender": (3, 4, 0),
    "location": "File > Import > Image as 2.5D Mesh (Diorama)",
    "description": "Turns photos into textured meshes with depth, seen from the camera that took them",
    "category": "Import-Export",
}

PICTURES = "*.jpg;*.jpeg;*.png;*.webp;*.tif;*.tiff;*.bmp;*.exr;*.hdr;*.avif;*.heic"


class DioramaPreferences(bpy.types.AddonPreferences):
    bl_idname = __name__

    program: StringProperty(
        name="Diorama",
        description="The program 'diorama'; empty looks on the path and in the variable DIORAMA",
        subtype="FILE_PATH",
        default="",
    )

    def draw(self, context):
        self.layout.prop(self, "program")
        found = find_program(self.program)
        self.layout.label(text="Found: " + found if found else "Not found", icon="CHECKMARK" if found else "ERROR")


def find_program(named):
    """The program's file, or an empty text."""
    if named:
        named = bpy.path.abspath(named)
        return named if os.path.isfile(named) else ""
    for candidate in (os.environ.get("DIORAMA", ""), shutil.which("diorama") or ""):
        if candidate and os.path.isfile(candidate):
            return candidate
    return ""


BUILT_IN = "BUILT_IN"
OTHER = "OTHER"
POLL_SECONDS = 0.2
# kept here, as Blender does not keep the texts of an EnumProperty's items
NETWORKS = []
# what the modal operator is to do next
JOBS = []


def load_networks(program):
    """Asks the program once which networks of depth are on this machine."""
    if NETWORKS or not program:
        return
    found = []
    try:
        done = subprocess.run([program, "models", "--json"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=20)
        for row in json.loads(done.stdout.decode("utf-8")):
            if row["here"] and row["purpose"] == "depth" and row["id"] != "diorama-depth":
                found.append((row["id"], row["id"], row["description"]))
    except (OSError, ValueError, KeyError, TypeError, subprocess.TimeoutExpired):
        pass  # a name can be typed then
    NETWORKS.append((BUILT_IN, "Built-in", "The one that comes with Diorama"))
    NETWORKS.extend(found)
    NETWORKS.append((OTHER, "Other", "By its name or an ONNX file"))


def network_items(self, context):
    return NETWORKS or FALLBACK


FALLBACK = [(BUILT_IN, "Built-in", "The one that comes with Diorama"), (OTHER, "Other", "By its name or an ONNX file")]


class IMPORT_OT_diorama(bpy.types.Operator, ImportHelper):
    """Import photos as textured meshes with depth"""

    bl_idname = "import_image.diorama"
    bl_label = "Import Image as 2.5D Mesh"
    bl_options = {"REGISTER", "UNDO", "PRESET"}

    filename_ext = ""
    filter_glob: StringProperty(default=PICTURES, options={"HIDDEN"})
    files: CollectionProperty(type=bpy.types.OperatorFileListElement, options={"HIDDEN", "SKIP_SAVE"})
    directory: StringProperty(subtype="DIR_PATH", options={"HIDDEN", "SKIP_SAVE"})

    network: EnumProperty(name="Model", items=network_items, description="Depth model")
    model: StringProperty(
        name="Name or File", default="", description="Depth model: its name or an ONNX file; empty is the built-in one"
    )
    depth_map: StringProperty(
        name="Depth Map", default="", subtype="FILE_PATH", description="Take this depth map (near is white) for a single photo"
    )
    live: BoolProperty(
        name="Live Modifiers",
        default=False,
        description="A plane with Subdivision and Displace modifiers that take the depth map, to go on editing",
    )
    method: EnumProperty(
        name="Triangles",
        items=(
            ("ERROR", "By Error", "As many triangles as the largest error asks for"),
            ("GRID", "Even Grid", "Square cells"),
        ),
        default="ERROR",
    )
    max_error: FloatProperty(name="Error", default=0.25, min=0.02, max=10, description="Largest error as parallax, pixels")
    subdivisions: IntProperty(
        name="Subdivisions", default=256, min=1, max=4096, description="Cells along the longer side"
    )
    own_distances: BoolProperty(
        name="Own Distances",
        default=False,
        description="Say where the nearest and the farthest point are; else models that know metres keep theirs",
    )
    near: FloatProperty(name="Nearest", default=1, min=0.001, unit="LENGTH", description="Distance of the nearest point")
    far: FloatProperty(name="Farthest", default=10, min=0.002, unit="LENGTH", description="Distance of the farthest point")
    depth_scale: FloatProperty(
        name="Depth Scale", default=1, min=0.01, max=10, description="Stretches the distances behind the nearest point"
    )
    tear: FloatProperty(
        name="Tear", default=0.02, min=0.001, max=1, description="Difference of inverse depth that tears the surface"
    )
    background: BoolProperty(name="Background Layer", default=True, description="Fill what lies behind tears")
    camera: BoolProperty(name="Camera", default=True, description="Add the photo's camera and look through it")
    shading: EnumProperty(
        name="Shading",
        items=(
            ("SHADELESS", "Shadeless", "The photo as it is, without lights"),
            ("PRINCIPLED", "Principled", "Lit by the scene's lights"),
        ),
        default="SHADELESS",
    )
    collection: StringProperty(
        name="Collection", default="", description="Name of the collection; empty is the photo's name"
    )

    def draw(self, context):
        layout = self.layout
        layout.use_property_split = True
        box = layout.column()
        box.prop(self, "network")
        if self.network == OTHER:
            box.prop(self, "model")
        box.prop(self, "depth_map")
        box.prop(self, "live")
        box = layout.column(heading="Surface")
        if not self.live:
            box.prop(self, "method")
        if self.method == "GRID" or self.live:
            box.prop(self, "subdivisions")
        else:
            box.prop(self, "max_error")
        if not self.live:
            box.prop(self, "own_distances")
        if self.own_distances or self.live:
            box.prop(self, "near")
            box.prop(self, "far")
            box.prop(self, "depth_scale")
        if not self.live:
            box.prop(self, "tear")
            box.prop(self, "background")
        box = layout.column(heading="Scene")
        box.prop(self, "camera")
        box.prop(self, "shading")
        box.prop(self, "collection")

    def invoke(self, context, event):
        load_networks(find_program(preferences(context)))
        return super().invoke(context, event)

    def execute(self, context):
        program = find_program(preferences(context))
        if not program:
            self.report({"ERROR"}, "Diorama was not found: name its file in the add-on's preferences")
            return {"CANCELLED"}
        if not self.far > self.near:
            self.report({"ERROR"}, "Farthest must be beyond Nearest")
            return {"CANCELLED"}
        paths = [os.path.join(self.directory, f.name) for f in self.files if f.name] or [self.filepath]
        job = Job(options_of(self), program, paths)
        if not bpy.app.background:
            JOBS.append(job)
            bpy.ops.import_image.diorama_job("INVOKE_DEFAULT")
            return {"FINISHED"}
        while not job.is_done:
            job.step(context, wait=True)
        for fault in job.faults:
            self.report({"ERROR"}, fault)
        if job.made:
            self.report({"INFO"}, job.summary())
        return {"FINISHED"} if job.made else {"CANCELLED"}


class IMPORT_OT_diorama_job(bpy.types.Operator):
    """Waits for Diorama beside Blender's own work; Esc ends it"""

    bl_idname = "import_image.diorama_job"
    bl_label = "Image as 2.5D Mesh at Work"
    bl_options = {"INTERNAL", "UNDO"}

    def invoke(self, context, event):
        if not JOBS:
            return {"CANCELLED"}
        self.job = JOBS.pop()
        manager = context.window_manager
        self.timer = manager.event_timer_add(POLL_SECONDS, window=context.window)
        manager.progress_begin(0, len(self.job.paths))
        manager.modal_handler_add(self)
        return {"RUNNING_MODAL"}

    def modal(self, context, event):
        if event.type == "ESC":
            self.job.end()
            self.leave(context)
            self.report({"WARNING"}, "Diorama was ended; " + self.job.summary())
            return {"FINISHED"} if self.job.made else {"CANCELLED"}
        if event.type != "TIMER":
            return {"PASS_THROUGH"}
        try:
            self.job.step(context, wait=False)
        except Exception:
            self.job.end()
            self.leave(context)
            raise
        context.window_manager.progress_update(self.job.number)
        context.workspace.status_text_set(self.job.status())
        if not self.job.is_done:
            return {"PASS_THROUGH"}
        self.leave(context)
        for fault in self.job.faults:
            self.report({"ERROR"}, fault)
        if self.job.made:
            self.report({"INFO"}, self.job.summary())
        return {"FINISHED"} if self.job.made else {"CANCELLED"}

    def cancel(self, context):
        self.job.end()
        self.leave(context)

    def leave(self, context):
        context.window_manager.event_timer_remove(self.timer)
        context.window_manager.progress_end()
        context.workspace.status_text_set(None)


def options_of(operator):
    """The dialog's values, which outlive it."""
    names = [n for n in IMPORT_OT_diorama.__annotations__ if n not in ("filter_glob", "files", "directory")]
    options = types.SimpleNamespace(**{n: getattr(operator, n) for n in names})
    if operator.properties.is_property_set("network"):
        options.model = options.model if options.network == OTHER else ""
        options.model = options.network if options.network not in (OTHER, BUILT_IN) else options.model
    return options


class Job:
    """Photos on their way into the scene, one after another: each step begins a run of Diorama or takes what it made."""

    def __init__(self, options, program, paths):
        self.options = options
        self.program = program
        self.paths = paths
        self.number = 0
        self.made = 0
        self.faults = []
        self.is_done = False
        self.process = None
        self.steps = None

    def status(self):
        name = os.path.basename(self.paths[min(self.number, len(self.paths) - 1)])
        return f"Diorama: {self.number + 1} of {len(self.paths)}, {name} (Esc ends it)"

    def summary(self):
        return f"{self.made} of {len(self.paths)} pictures imported"

    def end(self):
        """Stops what runs and forgets the rest."""
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if self.steps:
            self.steps.close()
        self.is_done = True

    def step(self, context, wait):
        if self.process:
            if not wait and self.process.poll() is None:
                return
            fault = complaint(self.process)
            self.process = None
        else:
            fault = None
        if self.steps is None:
            self.steps = self.all(context)
        try:
            while self.process is None:
                fault = self.begin(self.steps.send(fault))
        except StopIteration:
            self.is_done = True

    def begin(self, arguments):
        """Starts Diorama; returns why it cannot be."""
        said = tempfile.TemporaryFile()
        try:
            self.process = subprocess.Popen([self.program] + arguments, stdout=subprocess.DEVNULL, stderr=said)
        except OSError as fault:
            said.close()
            return f"{self.program}: cannot be started: {fault}"
        self.process.said = said
        return None

    def all(self, context):
        for number, path in enumerate(self.paths):
            self.number = number
            fault = yield from self.bring(context, path, number)
            if fault:
                self.faults.append(fault)
            else:
                self.made += 1

    def bring(self, context, path, number):
        """Imports one picture; returns what went wrong, or nothing."""
        options = self.options
        stem = os.path.splitext(os.path.basename(path))[0]
        collection = bpy.data.collections.new(options.collection or stem)
        context.scene.collection.children.link(collection)
        fault = "ended"
        try:
            with tempfile.TemporaryDirectory(prefix="diorama-") as folder:
                work = self.make_live if options.live else self.make_mesh
                fault = yield from work(path, folder, collection)
        finally:
            if fault:
                bpy.data.collections.remove(collection)
        if fault:
            return fault
        looking = [o for o in collection.objects if o.type == "CAMERA"]
        if options.camera and looking and number == 0:
            context.scene.camera = looking[0]
            context.scene.render.resolution_x, context.scene.render.resolution_y = size_of(collection, context)
        return None

    def common(self):
        options = self.options
        arguments = []
        if options.own_distances:
            far = options.near + (options.far - options.near) * options.depth_scale
            arguments += ["--near-metres", f"{options.near:g}", "--far-metres", f"{far:g}"]
        if options.model:
            arguments += ["--model", options.model]
        if options.depth_map:
            arguments += ["--depth", bpy.path.abspath(options.depth_map)]
        return arguments

    def make_mesh(self, path, folder, collection):
        options = self.options
        target = os.path.join(folder, "scene.glb")
        arguments = ["mesh", path, "-o", target, "--tear", f"{options.tear:g}"] + self.common()
        if options.method == "GRID":
            arguments += ["--subdivisions", str(options.subdivisions)]
        else:
            arguments += ["--max-error", f"{options.max_error:g}"]
        if not options.background:
            arguments.append("--no-background")
        fault = yield arguments
        if fault:
            return fault
        objects = import_gltf(target)
        for thing in objects:
            for old in list(thing.users_collection):
                old.objects.unlink(thing)
            if thing.type == "CAMERA" and not options.camera:
                bpy.data.objects.remove(thing)
                continue
            collection.objects.link(thing)
            for slot in getattr(thing, "material_slots", []):
                image = image_of(slot.material)
                if image:
                    slot.material = paint(slot.material.name, image, options.shading)
        return None

    def make_live(self, path, folder, collection):
        options = self.options
        depth = os.path.join(folder, "depth.png")
        arguments = ["depth", path, "-o", depth]
        if options.model:
            arguments += ["--model", options.model]
        if options.depth_map:
            depth = bpy.path.abspath(options.depth_map)
        else:
            fault = yield arguments
            if fault:
                return fault
        photo = bpy.data.images.load(path, check_existing=True)
        heights = bpy.data.images.load(depth)
        heights.colorspace_settings.name = "Non-Color"
        heights.pack()
        live_plane(options, os.path.splitext(os.path.basename(path))[0], photo, heights, collection)
        return None


def live_plane(options, name, photo, heights, collection):
    """A plane of the photo's shape at the farthest distance, that a Displace modifier draws towards the camera."""
    width, height = photo.size
    far = options.near + (options.far - options.near) * options.depth_scale
    across = far  # the photo's longer side is as long as the distance: 53 degrees
    x = across * width / max(width, height) / 2
    z = across * height / max(width, height) / 2
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata([(-x, far, -z), (x, far, -z), (x, far, z), (-x, far, z)], [], [(0, 1, 2, 3)])
    layer = mesh.uv_layers.new(name="UVMap")
    for loop, uv in enumerate(((0, 0), (1, 0), (1, 1), (0, 1))):
        layer.data[loop].uv = uv
    plane = bpy.data.objects.new(name, mesh)
    collection.objects.link(plane)
    mesh.materials.append(paint(name, photo, options.shading))
    levels = max(1, min(11, (options.subdivisions - 1).bit_length()))
    subdivide = plane.modifiers.new("Subdivision", "SUBSURF")
    subdivide.subdivision_type = "SIMPLE"
    subdivide.levels = subdivide.render_levels = levels
    texture = bpy.data.textures.new(name + " depth", "IMAGE")
    texture.image = heights
    texture.extension = "EXTEND"
    displace = plane.modifiers.new("Displace", "DISPLACE")
    displace.texture = texture
    displace.texture_coords = "UV"
    displace.uv_layer = "UVMap"
    displace.mid_level = 0
    displace.strength = far - options.near
    displace.direction = "NORMAL"
    if options.camera:
        lens = bpy.data.cameras.new(name)
        lens.sensor_fit = "AUTO"
        lens.sensor_width = 36
        lens.lens = 36
        camera = bpy.data.objects.new(name + " camera", lens)
        camera.rotation_euler = (1.5707963267948966, 0, 0)
        collection.objects.link(camera)
        lens.clip_end = max(1000, 10 * far)
    plane["diorama_size"] = [width, height]
    return plane


def paint(name, image, shading):
    """A material that shows the picture, shadeless or lit."""
    material = bpy.data.materials.new(name)
    material.use_nodes = True
    tree = material.node_tree
    tree.nodes.clear()
    out = tree.nodes.new("ShaderNodeOutputMaterial")
    out.location = (400, 0)
    picture = tree.nodes.new("ShaderNodeTexImage")
    picture.image = image
    picture.extension = "EXTEND"
    picture.location = (-300, 0)
    if shading == "PRINCIPLED":
        surface = tree.nodes.new("ShaderNodeBsdfPrincipled")
        surface.inputs["Roughness"].default_value = 0.9
        tree.links.new(picture.outputs["Color"], surface.inputs["Base Color"])
        tree.links.new(surface.outputs["BSDF"], out.inputs["Surface"])
    else:
        surface = tree.nodes.new("ShaderNodeEmission")
        tree.links.new(picture.outputs["Color"], surface.inputs["Color"])
        tree.links.new(surface.outputs["Emission"], out.inputs["Surface"])
    surface.location = (100, 0)
    return material


def image_of(material):
    if material is None or material.node_tree is None:
        return None
    return next((n.image for n in material.node_tree.nodes if n.type == "TEX_IMAGE" and n.image), None)


def size_of(collection, context):
    for thing in collection.objects:
        if "diorama_size" in thing:
            return tuple(thing["diorama_size"])
        for slot in getattr(thing, "material_slots", []):
            image = image_of(slot.material)
            if image and image.size[0]:
                return tuple(image.size)
    return context.scene.render.resolution_x, context.scene.render.resolution_y


def import_gltf(path):
    """The new objects; pictures are packed, as the file is gone afterwards."""
    try:
        import numpy

        if not hasattr(numpy, "bool"):
            numpy.bool = bool  # Debian's glTF importer for Blender 3.4 still uses the old name
    except ImportError:
        pass
    before = set(bpy.data.objects)
    images = set(bpy.data.images)
    bpy.ops.import_scene.gltf(filepath=path)
    for image in set(bpy.data.images) - images:
        if not image.packed_file:
            image.pack()
    return [o for o in bpy.data.objects if o not in before]


def complaint(process):
    """Waits for Diorama; returns its line of complaint, or nothing."""
    code = process.wait()
    with process.said as said:
        said.seek(0)
        lines = said.read().decode("utf-8", "replace").strip().splitlines()
    if code == 0:
        return None
    return lines[-1] if lines else f"Diorama ended with code {code}"


def preferences(context):
    addon = context.preferences.addons.get(__name__)
    return addon.preferences.program if addon else ""


def menu(self, context):
    self.layout.operator(IMPORT_OT_diorama.bl_idname, text="Image as 2.5D Mesh (Diorama)")


CLASSES = (DioramaPreferences, IMPORT_OT_diorama, IMPORT_OT_diorama_job)


def register():
    for one in CLASSES:
        bpy.utils.register_class(one)
    bpy.types.TOPBAR_MT_file_import.append(menu)


def unregister():
    bpy.types.TOPBAR_MT_file_import.remove(menu)
    for one in reversed(CLASSES):
        bpy.utils.unregister_class(one)
