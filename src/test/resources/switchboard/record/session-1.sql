-- A session as version 1 of the format left it; a line of hyphens ends each statement.
CREATE TABLE run( -- one start of the program that recorded into this file; times are microseconds since 1970, UTC
  id         INTEGER PRIMARY KEY,
  started_at INTEGER NOT NULL,
  ended_at   INTEGER, -- NULL while it runs, and for ever if it ended by a crash
  messages   INTEGER NOT NULL DEFAULT 0, -- how many it recorded
  bytes      INTEGER NOT NULL DEFAULT 0  -- their bytes, headers and trailers included
)
----
CREATE TABLE listener(
  run      INTEGER NOT NULL, -- run.id
  id       INTEGER NOT NULL, -- counted from 1 in each run
  family   TEXT NOT NULL,    -- tcp or unix
  address  TEXT NOT NULL,
  framing  TEXT NOT NULL,    -- header64, headerN, zeroN, lines, raw, u32 or u16
  reply_as TEXT NOT NULL,    -- framed, raw or line
  strict   INTEGER NOT NULL, -- 1 if it closes a client at the first thing that is no frame
  PRIMARY KEY(run, id)
) WITHOUT ROWID
----
CREATE TABLE client(
  id         INTEGER PRIMARY KEY, -- the #number; never used again, also not in a later run
  run        INTEGER, -- run.id
  listener   INTEGER, -- listener.id in that run
  peer       TEXT NOT NULL DEFAULT '', -- address and port
  host       TEXT NOT NULL DEFAULT '', -- address alone
  local      TEXT NOT NULL DEFAULT '', -- our address that it came to
  opened_at  INTEGER,
  name       TEXT NOT NULL DEFAULT '', -- what a person called it
  closed_at  INTEGER, -- NULL while it is there, and for ever if the run ended by a crash
  reason     TEXT,    -- fin, truncated, reset, goodbye, kicked, protocol, timeout, slow-consumer, ...
  farewell   TEXT NOT NULL DEFAULT '', -- the same in a sentence
  answer_ended_at INTEGER -- when it could not be answered any more
)
----
CREATE TABLE message(
  number    INTEGER PRIMARY KEY, -- 1, 2, 3 ... without gaps
  at        INTEGER NOT NULL,    -- microseconds since 1970, UTC
  client    INTEGER NOT NULL,    -- client.id
  direction INTEGER NOT NULL,    -- 0 in, 1 out
  shape     INTEGER NOT NULL,    -- 0 framed, 1 unframed, 2 partial
  finding   INTEGER NOT NULL,    -- 0 none, 1 a note, 2 a problem: see the table finding
  header_length INTEGER NOT NULL,
  request   INTEGER, -- out: the reply request it belongs to, counted in each run
  read      INTEGER NOT NULL, -- in: the number of the client's read that brought its first byte; else 0
  preview   BLOB, -- the first 400 bytes of a body longer than 4096
  body      BLOB NOT NULL,
  header    BLOB, -- NULL if it is length(body) in decimal and spaces up to header_length
  trailer   BLOB, -- what ends a line; NULL if nothing
  pieces    TEXT  -- JSON [bytes, microseconds since the read before, bytes, ...]; NULL if one read brought it all
)
----
CREATE INDEX message_problem ON message(number) WHERE finding = 2
----
CREATE TABLE finding(
  message   INTEGER NOT NULL, -- message.number
  place     INTEGER NOT NULL, -- 0 is the most important
  cause     TEXT NOT NULL,    -- a stable word such as no-header
  certainty TEXT NOT NULL,    -- certain, likely or possible
  sentence  TEXT NOT NULL,
  repair    TEXT NOT NULL,
  PRIMARY KEY(message, place)
) WITHOUT ROWID
----
CREATE VIEW log AS
  SELECT m.number,
         strftime('%Y-%m-%dT%H:%M:%S', m.at / 1000000, 'unixepoch') || printf('.%06dZ', m.at % 1000000) AS at,
         m.client, c.name, c.peer,
         CASE m.direction WHEN 0 THEN 'in' ELSE 'out' END AS direction,
         CASE m.shape WHEN 0 THEN 'framed' WHEN 1 THEN 'unframed' ELSE 'partial' END AS shape,
         length(m.body) AS bytes,
         CAST(m.body AS TEXT) AS text,
         f.cause, f.sentence
  FROM message m
  LEFT JOIN client c ON c.id = m.client
  LEFT JOIN finding f ON m.finding > 0 AND f.message = m.number AND f.place = 0
----
CREATE VIEW wire AS
  SELECT number, client, direction,
         CAST(CASE WHEN header IS NOT NULL THEN header
                   WHEN header_length > 0 THEN printf('%-*d', header_length, length(body))
                   ELSE '' END || body || ifnull(trailer, '') AS BLOB) AS bytes
  FROM message
----
PRAGMA application_id = 1398227524
----
PRAGMA user_version = 1
----
INSERT INTO run(id, started_at, ended_at, messages, bytes) VALUES (1, 1700000000000000, 1700000009000000, 3, 213)
----
INSERT INTO listener VALUES (1, 1, 'tcp', '127.0.0.1:5050', 'header64', 'framed', 0)
----
INSERT INTO client(id, run, listener, peer, host, local, opened_at, name) VALUES (4, 1, 1, '127.0.0.1:50004', '127.0.0.1', '127.0.0.1:5050', 1700000000000000, 'Ana')
----
INSERT INTO message(number, at, client, direction, shape, finding, header_length, request, read, body) VALUES
  (1, 1700000001000000, 4, 0, 0, 0, 64, NULL, 1, CAST('Hello' AS BLOB)),
  (2, 1700000002000000, 4, 1, 0, 0, 64, 9, 0, CAST('Hi, Ana!' AS BLOB)),
  (3, 1700000003000000, 4, 0, 1, 2, 0, NULL, 2, CAST('alice' AS BLOB))
----
INSERT INTO finding VALUES (3, 0, 'no-header', 'certain', 'It came without a header.', 'Send one.')
