// The peer of tests/bench/sync.py: PouchDB with leveldb, one step a process.
//   node bench.js fill FOLDER COUNT BYTES [PHOTO_BYTES]   makes documents, with an attachment each if PHOTO_BYTES is given
//   node bench.js push|pull FOLDER URL BATCH
// Prints seconds (wall), CPU seconds, peak memory in MB, and how many documents it holds or moved.
const crypto = require("crypto");
const PouchDB = require("pouchdb");

const [step, folder, ...rest] = process.argv.slice(2);

const fill = async (copy, count, bytes, photo) => {
  for (let start = 0; start < count; start += 200) {
    const documents = [];
    for (let n = start; n < Math.min(count, start + 200); n += 1) {
      const document = { _id: "e:" + crypto.randomBytes(32).toString("hex"), sealed: crypto.randomBytes(bytes).toString("base64") };
      if (photo) {
        document._attachments = { sealed: { content_type: "application/octet-stream", data: crypto.randomBytes(photo) } };
      }
      documents.push(document);
    }
    await copy.bulkDocs(documents);
  }
  return count;
};

(async () => {
  const copy = new PouchDB(folder);
  await copy.info();
  const started = performance.now();
  let moved;
  if (step === "fill") moved = await fill(copy, +rest[0], +rest[1], +(rest[2] ?? 0));
  else if (step === "push") moved = (await copy.replicate.to(rest[0], { batch_size: +rest[1] })).docs_written;
  else moved = (await copy.replicate.from(rest[0], { batch_size: +rest[1] })).docs_written;
  const seconds = (performance.now() - started) / 1000;
  await copy.close();
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  console.log(JSON.stringify({ seconds, cpu_s: (userCPUTime + systemCPUTime) / 1e6, peak_mb: maxRSS / 1024, moved }));
})();
