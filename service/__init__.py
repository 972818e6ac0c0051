"""The ASGI side of the site: open data, API, feeds, plain pages, health, headers. Every figure comes from `queries`."""
