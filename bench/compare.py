"""The measuring part of bench/compare."""
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

root, work, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
sizes = [int(s) for s in sys.argv[4:]]
program = os.path.join(root, "audioedition")
utterances = os.path.join(work, "cache", "audioedition", "utterances")
edition = os.path.join(work, "edition")


def run(command, **options):
    """Wall seconds, CPU seconds of it and its children, peak memory of its largest process in MB."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)
    output, complaint = process.stdout.read(), process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    if status != 0:
        sys.exit(f"{command}: {complaint.decode(errors='replace')}")
    return (wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024), output


def article(size):
    """A report in which no sentence is said twice, since what was said once is spoken and encoded no second time; a third of it is quoted."""
    who = ["Ines Marlow", "Tom Reddick", "Ada Holm", "Aksel Brandvold", "Tove Lindqvist"]
    what = ["ferry", "bakery", "lighthouse", "school", "hospital", "market", "library", "bridge", "harbour", "theatre", "orchard"]
    where = ["on the north pier", "behind the old station", "at the end of the valley", "beside the river", "above the town", "near the fish market", "along the coast road"]
    text, n = "---\ntitle: Ferry Crews Call Off Strike\nauthor: Staff\ndate: 2031-05-04\n---\n\n", 0
    while len(text.encode()) < size:
        n += 1
        person, thing, place = who[n % len(who)], what[n % len(what)], where[n % len(where)]
        other = what[(n * 7 + 3) % len(what)]
        text += (
            f"The {thing} {place} has been closed since day {n} of the dispute, and the council of district {n} does not expect it to open again before the {other} has been repaired.\n\n"
            f"“We counted {n + 11} boats that week and not one of them stopped at the {thing},” said {person}, who has worked {place} for {n % 40 + 2} years.\n\n"
            f"Repairs of the {other} in district {n} will cost about ${n}.{n % 9 + 1} million, {person} said. “Nobody asked the {n + 20} families who live {place},” she added.\n\n")
    return text


def voices(engine):
    path = os.path.join(work, engine + ".json")
    cast = {"narrator": "flite:slt", "quote": "flite:slt@0.9", "pool": [{"voice": "flite:slt@0.85", "gender": "female", "locale": "en-US"}]} if engine == "flite" \
        else {"narrator": "espeak:en-us", "quote": "espeak:en-us+f3", "pool": [{"voice": "espeak:en-us+m3", "gender": "male", "locale": "en-US"}]}
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"version": 1, "engine": engine, "casts": {engine: cast}}, file)
    return path


def build(engine, path, form="mp3"):
    figures, output = run([program, "build", path, "--engine", engine, "--voices", voices(engine), "--format", form, "--json", "-o", edition])
    return figures, json.loads(output)


def put_away(folder):
    """Out of the way, and deleted only where that matters little: some disks are slow to make files just after a thousand were deleted."""
    if os.path.exists(folder) and size <= 22000:
        os.rename(folder, tempfile.mkdtemp(dir=work) + "/old")
    else:
        shutil.rmtree(folder, ignore_errors=True)


def bare(engine, spoken):
    # The length in the head of a WAV ends at 4 GB, 27 hours of speech: it is not to be believed.
    out = os.path.join(work, "bare.mp3")
    encode = f"-ac 1 -ar 24000 -b:a 64k -y '{out}'"
    command = f"flite -voice slt -f '{spoken}' -o '{work}/bare.wav' && ffmpeg -nostdin -v error -i '{work}/bare.wav' {encode}" if engine == "flite" \
        else f"espeak-ng -v en-us -f '{spoken}' --stdout | ffmpeg -nostdin -v error -ignore_length 1 -i - {encode}"
    return run(["sh", "-c", command])[0]


def peer(name, spoken):
    modules = os.path.join(work, "node_modules")
    if name.startswith("echogarden"):
        cli = os.path.join(modules, "echogarden", "dist", "cli", "CLILauncher.js")
        return run(["node", cli, "speak-file", spoken, os.path.join(work, "peer." + ("wav" if name.endswith("wav") else "mp3")), "--engine=espeak", "--overwrite", "--no-play"])[0] if os.path.exists(cli) else None
    script = "const t=require('text2wav'),f=require('fs');t(f.readFileSync(process.argv[1],'utf8')).then(w=>f.writeFileSync(process.argv[2],w))"
    return run(["node", "-e", script, spoken, os.path.join(work, "peer.wav")], cwd=work)[0] if os.path.exists(os.path.join(modules, "text2wav")) else None


def note(table, name, figures):
    if figures is not None:
        table.setdefault(name, []).append(figures)


def tell(engine, size, table, spoken_units):
    median = {name: [statistics.median(f[i] for f in figures) for i in range(3)] for name, figures in table.items()}
    base = {"build": "bare", "correction": "build", "metadata": "build", "rebuild": "build",
            "echogarden": "build", "echogarden wav": "build wav", "text2wav": "build wav"}
    for name, (wall, cpu, memory) in median.items():
        against = base.get(name)
        ratio = f"{wall / median[against][0]:.2f} × {against}" if against else ""
        units = f", {spoken_units[name]} units spoken" if name in spoken_units else ""
        print(f"{engine:7} {size:8} bytes  {name:14} {wall:8.2f} s  CPU {cpu:8.2f} s  {memory:5.0f} MB  {ratio}{units}", flush=True)


for size in sizes:
    text = article(size)
    path, spoken = os.path.join(work, "article.md"), os.path.join(work, "spoken.txt")
    for engine in os.environ.get("ENGINES", "flite espeak").split():
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        # The bare pipe gets the words that our side speaks, so that both make the same amount of sound.
        plan = json.loads(run([program, "plan", path, "--engine", engine, "--voices", voices(engine), "--json"])[1])
        with open(spoken, "w", encoding="utf-8") as file:
            file.write("\n".join(u["spoken"] for u in plan["units"]))
        sentences = list(re.finditer(r"district (\d+)", text))
        table, units = {}, {}
        for _ in range(rounds):
            note(table, "bare", bare(engine, spoken))
            for made in (utterances, edition):
                put_away(made)
            for name, change in [
                ("build", lambda t: t),
                ("correction", lambda t: t.replace(sentences[len(sentences) // 2].group(), "district one hundred", 1)),
                ("metadata", lambda t: t.replace("date: 2031-05-04", "date: 2031-05-05")),
                ("rebuild", lambda t: t),
            ]:
                with open(path, "w", encoding="utf-8") as file:
                    file.write(change(text))
                figures, told = build(engine, path)
                note(table, name, figures)
                units[name] = told["synthesized"]
            if engine == "espeak" and os.environ.get("PEERS") and size <= 22000:
                for made in (utterances, edition):
                    put_away(made)
                note(table, "build wav", build(engine, path, "wav")[0])
                for name in ["echogarden", "echogarden wav", "text2wav"]:
                    note(table, name, peer(name, spoken))
        tell(engine, size, table, units)
