"""How workspaces of earlier versions become workspaces of this one."""
