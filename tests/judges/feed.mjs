// Reads a podcast feed with feedsmith and prints what it understood.
import { readFileSync } from "node:fs";
import { parseOpml, parseRssFeed } from "feedsmith";

const [kind, file] = process.argv.slice(2);
const text = readFileSync(file, "utf8");
process.stdout.write(JSON.stringify(kind === "opml" ? parseOpml(text) : parseRssFeed(text), null, 1) + "\n");
