"""What mutagen, a tag library of its own, finds in a sound file: tags, chapters, tables of contents, as JSON."""
import json
import sys

from mutagen import File
from mutagen.id3 import ID3, PictureType
from mutagen.mp4 import MP4

path = sys.argv[1]
result = {"tags": {}, "chapters": [], "tables": [], "cover": None}
if path.endswith((".mp3", ".wav")):
    tags = ID3(path) if path.endswith(".mp3") else File(path).tags
    for frame in tags.values():
        if frame.FrameID == "CHAP":
            title = frame.sub_frames.getall("TIT2")
            result["chapters"].append({"id": frame.element_id, "start": frame.start_time / 1000, "end": frame.end_time / 1000, "title": str(title[0])})
        elif frame.FrameID == "CTOC":
            title = frame.sub_frames.getall("TIT2")
            result["tables"].append({"id": frame.element_id, "flags": int(frame.flags), "children": frame.child_element_ids, "title": str(title[0])})
        elif frame.FrameID == "APIC":
            result["cover"] = {"type": frame.mime, "bytes": len(frame.data), "front": frame.type == PictureType.COVER_FRONT}
        elif hasattr(frame, "text"):
            result["tags"][frame.HashKey] = " / ".join(str(t) for t in frame.text)
elif path.endswith((".m4a", ".m4b")):
    file = MP4(path)
    for key, value in file.tags.items():
        if key == "covr":
            result["cover"] = {"type": {13: "image/jpeg", 14: "image/png"}[value[0].imageformat], "bytes": len(value[0]), "front": True}
        else:
            result["tags"][key] = " / ".join(str(v) for v in value) if isinstance(value, list) else str(value)
    result["chapters"] = [{"id": "", "start": c.start, "end": None, "title": c.title} for c in file.chapters or []]
else:
    file = File(path)
    for key, value in file.tags:
        if key.upper() != "METADATA_BLOCK_PICTURE":
            earlier = result["tags"].get(key.upper())
            result["tags"][key.upper()] = value if earlier is None else f"{earlier} / {value}"
    comments = {k.upper(): v for k, v in file.tags}
    number = 0
    while (time := comments.get(f"CHAPTER{number:03}")) is not None:
        hours, minutes, seconds = time.split(":")
        result["chapters"].append({"id": "", "start": int(hours) * 3600 + int(minutes) * 60 + float(seconds), "end": None, "title": comments[f"CHAPTER{number:03}NAME"]})
        number += 1
print(json.dumps(result))
