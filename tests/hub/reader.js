// What PouchDB, which knows nothing of us, makes of a database: node reader.js URL FOLDER.
// Replicates it into FOLDER and prints each document's id, revision, conflicts and the length of its attachment.
const PouchDB = require("pouchdb");

(async () => {
  const copy = new PouchDB(process.argv[3]);
  const result = await PouchDB.replicate(process.argv[2], copy, { batch_size: 200 });
  const all = await copy.allDocs({ include_docs: true, conflicts: true, attachments: true });
  const documents = all.rows.map(({ doc }) => ({
    id: doc._id,
    rev: doc._rev,
    conflicts: doc._conflicts ?? [],
    sealed: doc.sealed ?? doc._attachments?.sealed.data ?? null,
  }));
  console.log(JSON.stringify({ written: result.docs_written, failures: result.doc_write_failures, documents }));
  await copy.close();
})();
