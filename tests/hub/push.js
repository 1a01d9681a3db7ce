// Replicates the database in FOLDER to URL with PouchDB: node push.js FOLDER URL.
const PouchDB = require("pouchdb");

(async () => {
  const copy = new PouchDB(process.argv[2]);
  const result = await copy.replicate.to(process.argv[3]);
  console.log(JSON.stringify({ written: result.docs_written, failures: result.doc_write_failures }));
  await copy.close();
})();
