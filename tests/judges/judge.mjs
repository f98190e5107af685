// What the judges share: arguments, checks under a time limit, and the one JSON object that they print.
export function judge() {
  const [address, key, seconds = "10", until = "all"] = process.argv.slice(2);
  if (!address || !key) {
    console.error("usage: node JUDGE.mjs ADDRESS KEY [SECONDS [all|first]]");
    process.exit(2);
  }

  const checks = [];

  // A client that waits for ever is a finding too: it fails its check, and the next one has its turn.
  async function check(name, work) {
    const failures = [];
    let timer;
    const late = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error(`no answer in ${seconds} s`)), Number(seconds) * 1000); });
    let found;
    try {
      found = await Promise.race([work((holds, what) => { if (!holds) failures.push(what); }), late]);
    } catch (e) {
      failures.push(String(e?.message ?? e));
    }
    clearTimeout(timer);
    checks.push({ name, passed: failures.length === 0, failures, found });
    if (until === "first" && failures.length > 0) {
      // The rest is not asked for; the promise never ends, the process does.
      finish();
      await new Promise(() => {});
    }
  }

  // The exit is by hand: a connection that hangs would keep the process alive.
  function finish() {
    process.stdout.write(JSON.stringify({ checks }) + "\n", () => process.exit(0));
  }

  return { address, key, seconds: Number(seconds), check, finish };
}
