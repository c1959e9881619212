"""The window: the only package that knows Qt's widgets and web engine."""
