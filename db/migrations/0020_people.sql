-- 0020: people who may not work here for now, or not any more; and a log that shows every kind of
-- entry but the selling itself. The reading query (db/log_report.cpp) names the same kinds, or it
-- could not use the index.
ALTER TABLE staff ADD COLUMN standing TEXT NOT NULL DEFAULT 'active'
    CHECK (standing IN ('active', 'blocked', 'removed'));

DROP INDEX journal_of_people;
CREATE INDEX journal_of_people ON journal (seq, kind, at_ms)
WHERE kind IN ('sign_in', 'pin_wrong', 'override', 'drawer_open', 'price_change', 'reprint', 'refund',
               'staff', 'goods_change', 'catalogue', 'lots', 'promotions', 'stock_move', 'recall',
               'cash_movement', 'shift_open', 'shift_close', 'transfer_cancelled', 'terms',
               'settlement', 'settlement_paid', 'invoices', 'invoice_forgotten', 'settings', 'epoch',
               'clock_step');
-- What the settings were last known to be is folded from a handful of entries at every start.
CREATE INDEX journal_of_settings ON journal (seq) WHERE kind = 'settings';
