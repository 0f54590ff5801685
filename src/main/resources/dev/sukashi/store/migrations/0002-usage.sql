-- Who answered where another was fallen back to, and what it cost by the prices of that day: billionths of a currency's unit.
ALTER TABLE translation ADD COLUMN answered_by TEXT;
ALTER TABLE translation ADD COLUMN cost INTEGER;
ALTER TABLE translation ADD COLUMN currency TEXT;

-- A row for each answered request. A line that is translated again replaces its translation, but both were paid for.
CREATE TABLE usage (
    id INTEGER PRIMARY KEY,
    session INTEGER NOT NULL,
    game TEXT NOT NULL,
    line_id INTEGER NOT NULL,
    translator TEXT NOT NULL,
    input_tokens INTEGER NOT NULL,
    output_tokens INTEGER NOT NULL,
    cached_tokens INTEGER NOT NULL,
    cost INTEGER,
    currency TEXT,
    time INTEGER NOT NULL
);

CREATE INDEX usage_by_game ON usage (game, translator);
CREATE INDEX usage_by_session ON usage (session);

INSERT INTO usage (session, game, line_id, translator, input_tokens, output_tokens, cached_tokens, time)
    SELECT line.session, line.game, line.id, translation.translator, input_tokens, output_tokens, cached_tokens,
        coalesce(finished, line.time)
    FROM translation JOIN line ON line.id = translation.line_id
    WHERE state = 'finished' AND input_tokens + output_tokens > 0;
