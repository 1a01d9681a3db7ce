function (doc, old, user) {
  // What lies here is sealed, so a hub can only look at its outside. An item is written once; a "w:" asks for one
  // again that came to harm, and only then is an item written anew. Nobody but an administrator deletes an item.
  var admin = user.roles.indexOf("_admin") >= 0;
  var item = /^[etb]:[0-9a-f]{64}$/.test(doc._id);
  var wish = /^w:[etb]:[0-9a-f]{64}$/.test(doc._id);
  if (admin) { return; }
  if (!item && !wish) { throw ({ forbidden: "This database takes sealed items only." }); }
  if (item && doc._deleted) { throw ({ forbidden: "Items are never deleted." }); }
}
