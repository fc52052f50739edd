Console.WriteLine("staffroom");
