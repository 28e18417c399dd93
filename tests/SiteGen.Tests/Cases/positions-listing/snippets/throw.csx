void Fail()
{
    throw new Exception("in the listing");
}

Fail();
