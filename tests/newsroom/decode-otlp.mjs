// Prints as JSON what was sent to a collector: each file of a folder is the body of one request, its name ends with what it is.
// Decoded by what OpenTelemetry's own JavaScript project generates from the protocol's definition.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const { trace, metrics } = createRequire(import.meta.url)("@opentelemetry/otlp-transformer/build/src/generated/root.js").opentelemetry.proto.collector;
const kinds = { traces: trace.v1.ExportTraceServiceRequest, metrics: metrics.v1.ExportMetricsServiceRequest };
const folder = process.argv[2];
const decoded = readdirSync(folder).sort().map((name) => {
  const kind = kinds[name.split(".").at(-1)];
  return kind.toObject(kind.decode(readFileSync(join(folder, name))), { longs: Number, bytes: String });
});
console.log(JSON.stringify(decoded));
