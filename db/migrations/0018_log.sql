-- 0018: the log of what people did is read from the journal itself, the newest first. Sales, by far
-- the most of a journal, are not in this index; the reading query (db/log_report.cpp) names the same
-- kinds, or it could not use it.
CREATE INDEX journal_of_people ON journal (seq, kind, at_ms)
WHERE kind IN ('sign_in', 'override', 'drawer_open', 'price_change', 'reprint', 'refund', 'staff',
               'goods_change', 'cash_movement', 'shift_open', 'shift_close', 'recall');
