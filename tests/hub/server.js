// A hub on this machine alone: node server.js PORT FOLDER. Prints its port when it listens (0 chooses a free one).
const fs = require("fs");
const path = require("path");

const folder = path.resolve(process.argv[3]);
fs.mkdirSync(folder, { recursive: true });
const PouchDB = require("pouchdb").defaults({ prefix: folder + path.sep });
const app = require("express")();
const settings = { mode: "fullCouchDB", configPath: path.join(folder, "config.json"), logPath: path.join(folder, "log.txt") };
app.use(require("express-pouchdb")(PouchDB, settings));
const server = app.listen(+process.argv[2], "127.0.0.1", () => console.log(server.address().port));
