-- One name, month after month: in how many articles and how often, and the title of the first.
SELECT date_format(a.date, 'yyyy-MM') AS month,
       count(DISTINCT a.id) AS articles,
       count(*) AS times,
       min_by(a.title, struct(a.date, a.id)) AS first
FROM entities e JOIN articles a ON a.id = e.id
WHERE e.text = :name
GROUP BY ALL
ORDER BY month
