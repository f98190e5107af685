// Microsoft's own client against an address. Prints one JSON object: what it got, check by check.
// usage: node azure.mjs ADDRESS KEY [SECONDS [all|first]]
import { createHash } from "node:crypto";
import sdk from "microsoft-cognitiveservices-speech-sdk";
import { judge } from "./judge.mjs";

const { address, key, seconds, check, finish } = judge();
const socket = new URL(address.replace("http:", "ws:"));
const voice = "en-GB-SoniaNeural";
const text = "The ferry to Marlow was late. Nobody, it seems, had told the miller’s wife.";
const ssml = (inner, name = voice) =>
  `<speak version="1.0" xmlns="http://www.w3.org/2001/10/synthesis" xmlns:mstts="http://www.w3.org/2001/mstts" xml:lang="en-GB"><voice name="${name}">${inner}</voice></speak>`;

function config(format = sdk.SpeechSynthesisOutputFormat.Raw24Khz16BitMonoPcm, given = key) {
  const c = sdk.SpeechConfig.fromHost(socket, given);
  c.speechSynthesisOutputFormat = format;
  return c;
}

function speak(synthesizer, document) {
  const words = [], sentences = [], bookmarks = [];
  synthesizer.wordBoundary = (_, e) => (e.boundaryType === "SentenceBoundary" ? sentences : words).push({
    text: e.text, offset: e.audioOffset, duration: e.duration, textOffset: e.textOffset, length: e.wordLength, type: e.boundaryType,
  });
  synthesizer.bookmarkReached = (_, e) => bookmarks.push({ text: e.text, offset: e.audioOffset });
  return new Promise((resolve, reject) => synthesizer.speakSsmlAsync(document, r => {
    if (r.reason !== sdk.ResultReason.SynthesizingAudioCompleted) {
      reject(Object.assign(new Error(r.errorDetails), { code: sdk.SpeechSynthesisCancellationDetails?.fromResult?.(r)?.ErrorCode }));
    } else {
      const audio = Buffer.from(r.audioData);
      resolve({ bytes: audio.length, sha256: createHash("sha256").update(audio).digest("hex"), head: audio.subarray(0, 4).toString("latin1"), audio, durationTicks: r.audioDuration, words, sentences, bookmarks });
    }
  }, e => reject(new Error(e))));
}

const shown = ({ audio, ...rest }) => rest;
const words = config();
words.setProperty(sdk.PropertyId.SpeechServiceResponse_RequestWordBoundary, "true");
const one = new sdk.SpeechSynthesizer(words, null);

await check("speech", async expect => {
  const document = ssml(text);
  const r = await speak(one, document);
  expect(r.bytes > 0 && r.bytes % 2 === 0, "whole samples");
  expect(r.durationTicks === Math.round(r.bytes / 48000 * 1e7), `the duration told (${r.durationTicks}) is that of the samples (${r.bytes / 48000} s)`);
  expect(r.words.length >= 14, "every word has a mark");
  let end = 0;
  for (const w of r.words) {
    expect(w.offset >= end, `'${w.text}' starts after the word before`);
    end = w.offset + w.duration;
    expect(document.substr(w.textOffset, w.length) === w.text, `'${w.text}' was found in the document`);
    if (w.type === "WordBoundary") {
      const loud = level(r.audio, w.offset, w.offset + w.duration);
      expect(loud > 1000, `'${w.text}' is where its sound is (level ${loud})`);
    }
  }
  expect(end <= r.durationTicks && end >= r.durationTicks - 9e6, "the last mark ends within a second before the end of the sound");
  return { ssml: document, ...shown(r) };
});

await check("the same connection again", async expect => {
  const document = ssml("And once more.");
  const r = await speak(one, document);
  expect(r.bytes > 0, "sound");
  return { ssml: document, ...shown(r) };
});
one.close();

await check("sentences", async expect => {
  const c = config();
  c.setProperty(sdk.PropertyId.SpeechServiceResponse_RequestSentenceBoundary, "true");
  const s = new sdk.SpeechSynthesizer(c, null);
  const r = await speak(s, ssml(text));
  s.close();
  expect(r.sentences.length === 2 && r.sentences[0].text === "The ferry to Marlow was late.", "two sentences have marks");
  return shown(r);
});

await check("bookmark, break and prosody", async expect => {
  const s = new sdk.SpeechSynthesizer(config(), null);
  const document = ssml('Here<bookmark mark="one"/><break time="300ms"/> and <prosody rate="+20%">there</prosody>.');
  const r = await speak(s, document);
  s.close();
  expect(r.bookmarks.length === 1 && r.bookmarks[0].text === "one" && r.bookmarks[0].offset > 0, "the bookmark came");
  return { ssml: document, ...shown(r) };
});

await check("a WAV file", async expect => {
  const s = new sdk.SpeechSynthesizer(config(sdk.SpeechSynthesisOutputFormat.Riff24Khz16BitMonoPcm), null);
  const document = ssml("A file.");
  const r = await speak(s, document);
  s.close();
  expect(r.head === "RIFF" && r.audio.subarray(44, 48).toString("latin1") !== "RIFF", "one header, made by the client");
  return { ssml: document, ...shown(r) };
});

await check("48 kHz", async expect => {
  const s = new sdk.SpeechSynthesizer(config(sdk.SpeechSynthesisOutputFormat.Raw48Khz16BitMonoPcm), null);
  const document = ssml("High fidelity.");
  const r = await speak(s, document);
  s.close();
  expect(r.durationTicks === Math.round(r.bytes / 96000 * 1e7), "the duration told is that of the samples");
  return { ssml: document, ...shown(r) };
});

await check("a token", async expect => {
  const issued = await fetch(new URL("/sts/v1.0/issueToken", address), { method: "POST", headers: { "Ocp-Apim-Subscription-Key": key } });
  expect(issued.ok, "the token was issued");
  const c = sdk.SpeechConfig.fromHost(socket);
  c.authorizationToken = await issued.text();
  c.speechSynthesisOutputFormat = sdk.SpeechSynthesisOutputFormat.Raw24Khz16BitMonoPcm;
  const s = new sdk.SpeechSynthesizer(c, null);
  const r = await speak(s, ssml("By token."));
  s.close();
  expect(r.bytes > 0, "sound");
});

await check("a wrong key is refused", async expect => {
  const s = new sdk.SpeechSynthesizer(config(undefined, "wrong"), null);
  const failure = await speak(s, ssml("No.")).then(() => null, e => e.message);
  s.close();
  expect(failure !== null && /401/.test(failure), `refused with 401: ${failure}`);
});

await check("an unknown voice is refused", async expect => {
  const s = new sdk.SpeechSynthesizer(config(), null);
  const failure = await speak(s, ssml("No.", "xx-XX-NobodyNeural")).then(() => null, e => e.message);
  s.close();
  expect(failure !== null && /1007/.test(failure) && /Unsupported voice/.test(failure), `refused with 1007: ${failure}`);
});

await check("more than 64 KB are refused", async expect => {
  const s = new sdk.SpeechSynthesizer(config(), null);
  const failure = await speak(s, ssml("word ".repeat(14000))).then(() => null, e => e.message);
  s.close();
  expect(failure !== null && /1007/.test(failure), `refused with 1007: ${failure}`);
});

await check("voices", async expect => {
  const c = sdk.SpeechConfig.fromHost(new URL(address), key);
  const s = new sdk.SpeechSynthesizer(c, null);
  const r = await s.getVoicesAsync("en-GB");
  s.close();
  expect(r.reason === sdk.ResultReason.VoicesListRetrieved, `the list came: ${r.errorDetails}`);
  const sonia = r.voices.find(v => v.shortName === voice);
  expect(sonia !== undefined && sonia.gender === 1 && sonia.styleList.includes("cheerful"), "a voice with gender and styles");
  expect(r.voices.every(v => v.locale === "en-GB"), "of the locale asked for");
  return { count: r.voices.length };
});

finish();

function level(audio, from, to) {
  let sum = 0, n = 0;
  for (let i = Math.round(from * 24 / 10000); i < Math.min(Math.round(to * 24 / 10000), audio.length / 2); i++, n++) {
    sum += audio.readInt16LE(2 * i) ** 2;
  }
  return n === 0 ? 0 : Math.sqrt(sum / n);
}
