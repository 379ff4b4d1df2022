"""Units and actors by themselves, which belong to all families and sources that name them: found, changed, told apart, made one."""
