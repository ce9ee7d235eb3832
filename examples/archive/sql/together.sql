-- Names that stand in the same sentences: in how many, and by how much more often than by chance (the Dice coefficient).
WITH named AS (
  SELECT DISTINCT s.id, s.number, e.text, e.kind
  FROM entities e JOIN sentences s ON e.id = s.id AND e.start >= s.start AND e.start < s.end
  WHERE e.kind IN ('person', 'place', 'organization')
),
alone AS (SELECT text, kind, count(*) AS sentences FROM named GROUP BY text, kind),
pairs AS (
  SELECT a.text AS text_a, a.kind AS kind_a, b.text AS text_b, b.kind AS kind_b, count(*) AS sentences
  FROM named a JOIN named b ON a.id = b.id AND a.number = b.number AND (a.text, a.kind) < (b.text, b.kind)
  GROUP BY ALL
)
SELECT p.text_a AS a, p.text_b AS b, p.sentences, round(2 * p.sentences / (a.sentences + b.sentences), 3) AS dice
FROM pairs p
JOIN alone a ON a.text = p.text_a AND a.kind = p.kind_a
JOIN alone b ON b.text = p.text_b AND b.kind = p.kind_b
WHERE p.sentences >= 3
ORDER BY p.sentences DESC, a, b
LIMIT 20
