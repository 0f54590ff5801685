-- Times are milliseconds since 1970-01-01T00:00:00Z.
CREATE TABLE session (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    started INTEGER NOT NULL,
    ended INTEGER
);

-- AUTOINCREMENT remembers the largest id that ever was, so that ids grow even after lines are deleted.
CREATE TABLE line (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    session INTEGER NOT NULL,
    game TEXT NOT NULL,
    source TEXT NOT NULL,
    speaker TEXT,
    text TEXT NOT NULL,
    time INTEGER NOT NULL
);

CREATE INDEX line_by_game ON line (game, id);

CREATE TABLE translation (
    id INTEGER PRIMARY KEY,
    line_id INTEGER NOT NULL,
    translator TEXT NOT NULL,
    state TEXT NOT NULL,
    text TEXT,
    problem TEXT,
    superseded_by INTEGER,
    input_tokens INTEGER NOT NULL DEFAULT 0,
    output_tokens INTEGER NOT NULL DEFAULT 0,
    cached_tokens INTEGER NOT NULL DEFAULT 0,
    queued INTEGER,
    started INTEGER,
    first_token INTEGER,
    finished INTEGER,
    UNIQUE (line_id, translator)
);

CREATE VIRTUAL TABLE line_text USING fts5 (text, content = 'line', content_rowid = 'id', tokenize = 'trigram');

CREATE TRIGGER line_added AFTER INSERT ON line BEGIN
    INSERT INTO line_text (rowid, text) VALUES (new.id, new.text);
END;

CREATE TRIGGER line_deleted AFTER DELETE ON line BEGIN
    INSERT INTO line_text (line_text, rowid, text) VALUES ('delete', old.id, old.text);
    DELETE FROM translation WHERE line_id = old.id;
END;

CREATE TRIGGER line_changed AFTER UPDATE OF text ON line BEGIN
    INSERT INTO line_text (line_text, rowid, text) VALUES ('delete', old.id, old.text);
    INSERT INTO line_text (rowid, text) VALUES (new.id, new.text);
END;

CREATE VIRTUAL TABLE translation_text USING fts5 (text, content = 'translation', content_rowid = 'id', tokenize = 'trigram');

CREATE TRIGGER translation_added AFTER INSERT ON translation WHEN new.text IS NOT NULL BEGIN
    INSERT INTO translation_text (rowid, text) VALUES (new.id, new.text);
END;

CREATE TRIGGER translation_deleted AFTER DELETE ON translation WHEN old.text IS NOT NULL BEGIN
    INSERT INTO translation_text (translation_text, rowid, text) VALUES ('delete', old.id, old.text);
END;

CREATE TRIGGER translation_text_gone AFTER UPDATE OF text ON translation WHEN old.text IS NOT NULL BEGIN
    INSERT INTO translation_text (translation_text, rowid, text) VALUES ('delete', old.id, old.text);
END;

CREATE TRIGGER translation_text_come AFTER UPDATE OF text ON translation WHEN new.text IS NOT NULL BEGIN
    INSERT INTO translation_text (rowid, text) VALUES (new.id, new.text);
END;
