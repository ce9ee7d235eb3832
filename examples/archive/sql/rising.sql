-- Words that a month says more often than the months before it, by log-likelihood (Dunning 1993).
WITH counted AS (
  SELECT text, tag,
         sum(if(date >= :month, count, 0)) AS now,
         sum(if(date < :month, count, 0)) AS before
  FROM word_counts
  WHERE date < add_months(:month, 1)
  GROUP BY text, tag
),
compared AS (
  SELECT *,
         sum(now) OVER () AS all_now,
         sum(before) OVER () AS all_before,
         (now + before) / sum(now + before) OVER () AS share
  FROM counted
)
SELECT text, tag, now, before,
       round(1e4 * now / all_now, 2) AS now_per_10k,
       round(1e4 * before / all_before, 2) AS before_per_10k,
       round(2 * (now * ln(now / (share * all_now)) + if(before = 0, 0, before * ln(before / (share * all_before)))), 2) AS log_likelihood
FROM compared
WHERE now / all_now > before / all_before AND length(text) > 1
ORDER BY log_likelihood DESC, text, tag
LIMIT 20
