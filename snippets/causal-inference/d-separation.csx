// Follows all open walks from x at once: of a walk, only its last arrow matters.
bool Separated(Variable[] world, string x, string y, string[] given)
{
    var seen = new HashSet<(string, bool)>();
    var ends = new Stack<(string At, bool AtHead)>([(x, false)]);
    while (ends.TryPop(out var end))
    {
        if (end.At == y)
        {
            return false;
        }

        if (seen.Add(end))
        {
            var free = !given.Contains(end.At);
            foreach (var v in world.Where(v => free && v.Parents.Contains(end.At)))
            {
                ends.Push((v.Name, true)); // out by a tail: no collider
            }

            var up = end.AtHead ? !free : free; // out by a head: a collider if it came by one
            foreach (var v in world.Where(v => up && v.Name == end.At))
            {
                v.Parents.ToList().ForEach(parent => ends.Push((parent, false)));
            }
        }
    }

    return true;
}
