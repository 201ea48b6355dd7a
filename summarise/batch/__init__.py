"""Many articles: worked on at once, kept as they finish, resumed where they stopped."""
