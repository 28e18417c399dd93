select count(*) as n
from loss;
