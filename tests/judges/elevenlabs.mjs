// ElevenLabs' own client against an address. Prints one JSON object: what it got, check by check.
// usage: node elevenlabs.mjs ADDRESS KEY [SECONDS [all|first]]
import { createHash } from "node:crypto";
import { ElevenLabsClient, ElevenLabsError } from "@elevenlabs/elevenlabs-js";
import { judge } from "./judge.mjs";

const { address, key, seconds, check, finish } = judge();
const baseUrl = address.replace(/\/$/, "");
const client = new ElevenLabsClient({ apiKey: key, baseUrl, timeoutInSeconds: seconds, maxRetries: 0 });
const text = "The ferry to Marlow was late. So was the miller’s wife.";
const order = { text, modelId: "eleven_multilingual_v2", outputFormat: "pcm_24000", seed: 7, previousText: "Before.", nextText: "After.", voiceSettings: { stability: 0.5, similarityBoost: 0.75 } };
const hash = bytes => createHash("sha256").update(bytes).digest("hex");
let voice;

function times(expect, alignment, audio) {
  const seconds = audio.length / 48000;
  const { characters, characterStartTimesSeconds: starts, characterEndTimesSeconds: ends } = alignment;
  expect(characters.join("") === text, "the characters are the text");
  expect(starts.length === characters.length && ends.length === characters.length, "every character has its times");
  expect(starts.every((s, i) => s <= ends[i] && (i === 0 || s >= starts[i - 1])), "times run forward");
  expect(ends.at(-1) <= seconds && ends.at(-1) > seconds - 1.2, `the last character (${ends.at(-1)} s) ends shortly before the sound (${seconds} s)`);
}

await check("voices", async expect => {
  const { voices } = await client.voices.getAll();
  expect(voices.length > 0 && voices.every(v => v.voiceId && v.name && v.labels.gender), "voices with id, name and gender");
  voice = voices[0].voiceId;
});

await check("voices, searched", async expect => {
  const { voices, hasMore } = await client.voices.search();
  expect(voices.length > 0 && hasMore === false, "one page of voices");
});

await check("models", async expect => {
  const models = await client.models.list();
  expect(models.some(m => m.modelId === order.modelId && m.canDoTextToSpeech), "a model for speech");
});

await check("speech", async expect => {
  const stream = await client.textToSpeech.convert(voice, order);
  const parts = [];
  for await (const part of stream) parts.push(part);
  const audio = Buffer.concat(parts);
  expect(audio.length > 0 && audio.length % 2 === 0, "whole samples");
  return { text, voice, bytes: audio.length, sha256: hash(audio) };
});

await check("speech with times", async expect => {
  const r = await client.textToSpeech.convertWithTimestamps(voice, order);
  const audio = Buffer.from(r.audioBase64, "base64");
  expect(audio.length > 0 && audio.length % 2 === 0, "whole samples");
  times(expect, r.alignment, audio);
  return { text, voice, bytes: audio.length, sha256: hash(audio), alignment: r.alignment };
});

await check("a stream with times", async expect => {
  const stream = await client.textToSpeech.streamWithTimestamps(voice, order);
  const parts = [];
  const alignment = { characters: [], characterStartTimesSeconds: [], characterEndTimesSeconds: [] };
  for await (const piece of stream) {
    parts.push(Buffer.from(piece.audioBase64, "base64"));
    for (const name of Object.keys(alignment)) alignment[name].push(...(piece.alignment?.[name] ?? []));
  }
  const audio = Buffer.concat(parts);
  expect(parts.length > 1, "several pieces");
  times(expect, alignment, audio);
  return { text, voice, bytes: audio.length, sha256: hash(audio) };
});

await check("an unknown voice is refused", async expect => {
  const failure = await client.textToSpeech.convertWithTimestamps("nobody", order).then(() => null, e => e);
  expect(failure instanceof ElevenLabsError && failure.statusCode === 404 && failure.body.detail.status === "voice_not_found", `refused with 404: ${failure}`);
});

await check("a wrong key is refused", async expect => {
  const other = new ElevenLabsClient({ apiKey: "wrong", baseUrl, maxRetries: 0 });
  const failure = await other.textToSpeech.convertWithTimestamps(voice, order).then(() => null, e => e);
  expect(failure instanceof ElevenLabsError && failure.statusCode === 401, `refused with 401: ${failure}`);
});

await check("a wrong setting is refused", async expect => {
  const failure = await client.textToSpeech.convertWithTimestamps(voice, { ...order, voiceSettings: { stability: 7 } }).then(() => null, e => e);
  expect(failure instanceof ElevenLabsError && failure.statusCode === 422 && /stability/.test(JSON.stringify(failure.body)), `refused with 422: ${failure}`);
});

finish();
