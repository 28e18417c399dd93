// café
1
