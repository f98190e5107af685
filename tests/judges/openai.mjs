// OpenAI's own client against an address. Prints one JSON object: what it got, check by check.
// usage: node openai.mjs ADDRESS KEY [SECONDS [all|first]]
import { createHash } from "node:crypto";
import OpenAI from "openai";
import { judge } from "./judge.mjs";

const { address, key, seconds, check, finish } = judge();
const client = new OpenAI({ apiKey: key, baseURL: new URL("v1", address).href, maxRetries: 0, timeout: seconds * 1000 });
const input = "The ferry to Marlow was late.";
const hash = bytes => createHash("sha256").update(bytes).digest("hex");

await check("a WAV file", async expect => {
  const response = await client.audio.speech.create({ model: "gpt-4o-mini-tts", voice: "alloy", input, response_format: "wav", instructions: "Calmly." });
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(response.headers.get("content-type") === "audio/wav", "content type audio/wav");
  expect(bytes.subarray(0, 4).toString("latin1") === "RIFF" && bytes.subarray(8, 12).toString("latin1") === "WAVE", "a WAV header");
  expect(bytes.readUInt32LE(4) === bytes.length - 8 && bytes.readUInt32LE(40) === bytes.length - 44, "its sizes are true");
  return { input, bytes: bytes.length, sha256: hash(bytes.subarray(44)) };
});

await check("raw samples, faster", async expect => {
  const response = await client.audio.speech.create({ model: "tts-1", voice: "onyx", input, response_format: "pcm", speed: 1.25 });
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(bytes.length > 0 && bytes.length % 2 === 0, "whole samples");
  return { input, bytes: bytes.length, sha256: hash(bytes) };
});

await check("models", async expect => {
  const models = [];
  for await (const model of client.models.list()) models.push(model.id);
  expect(models.includes("tts-1"), "a model for speech");
});

await check("an unknown voice is refused", async expect => {
  const failure = await client.audio.speech.create({ model: "tts-1", voice: "nobody", input, response_format: "wav" }).then(() => null, e => e);
  expect(failure instanceof OpenAI.BadRequestError && failure.type === "invalid_request_error" && /nobody/.test(failure.message), `refused with 400, its type and the voice: ${failure}`);
});

await check("a wrong key is refused", async expect => {
  const other = new OpenAI({ apiKey: "wrong", baseURL: new URL("v1", address).href, maxRetries: 0 });
  const failure = await other.audio.speech.create({ model: "tts-1", voice: "alloy", input, response_format: "wav" }).then(() => null, e => e);
  expect(failure instanceof OpenAI.AuthenticationError, `refused with 401: ${failure}`);
});

finish();
