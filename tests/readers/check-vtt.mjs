// Reads a WebVTT file with the W3C's own parser: its errors, and each cue with its voice and text, as JSON.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { WebVTTParser } = require('webvtt-parser');
const entities = require('webvtt-parser/html-entities.json');
const { cues, errors } = new WebVTTParser(entities).parse(readFileSync(process.argv[2], 'utf8'), 'subtitles');

// The standard decodes a voice's references as those of the text; this parser leaves them.
const decode = (text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
const voiceOf = (node) => (node.type === 'object' && node.name === 'v' ? decode(node.value) : (node.children ?? []).map(voiceOf).find(Boolean)) ?? null;
const textOf = (node) => (node.type === 'text' ? node.value : (node.children ?? []).map(textOf).join(''));
process.stdout.write(JSON.stringify({
  errors: errors.map((e) => `${e.line}:${e.col} ${e.message}`),
  cues: cues.map((c) => ({ start: c.startTime, end: c.endTime, voice: voiceOf(c.tree), text: textOf(c.tree) })),
}));
