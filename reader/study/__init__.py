"""What the user did with the articles: progress, marks, cards, reviews; kept in one database."""
