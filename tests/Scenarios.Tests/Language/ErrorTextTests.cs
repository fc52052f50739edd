namespace Staffroom.Scenarios.Tests.Language;

/// <summary>What people read when a scenario is wrong: exact texts, one class of mistake each.</summary>
public sealed class ErrorTextTests
{
    public static TheoryData<string, string> Whole => new()
    {
        { "", "s.yaml:1:1: error: The file is empty. Run 'staffroom init' for a template." },
        { "# only a comment\n", "s.yaml:1:1: error: The file is empty. Run 'staffroom init' for a template." },
        { "just text", "s.yaml:1:1: error: The file holds 'just text'; a scenario is a group of keys such as 'name: …'. Run 'staffroom init' for a template." },
        { "- a\n- b\n", "s.yaml:1:1: error: The file holds a list; a scenario is a group of keys such as 'name: …'. Run 'staffroom init' for a template." },
        { "schema: 1\n", "s.yaml:1:1: error: 'name' is missing. Add 'name: …'. A short name, for folders and lists.\ns.yaml:1:1: error: 'question' is missing. Add 'question: …'. The question that the scenario answers, in a sentence." },
        { "schema: 2\nname: a\nquestion: b\n", "s.yaml:1:9: error: 'schema' is '2'; it must be 1, the version of the scenario language that this Staffroom reads. Write 'schema: 1', or use the Staffroom the file was written for." },
        { "name: my study!\nquestion: b\n", "s.yaml:1:7: error: 'name' is 'my study!'; it must be a short name of letters, digits, '.', '-' and '_' that begins with a letter or digit. For instance 'my-study'." },
        { "name: a\nquestion: b\n---\nname: c\n", "s.yaml:3:1: error: A second document begins here; a scenario file holds one. Put it into a file of its own." },
        { "name: a\nquestion: b\nnetwork:\n\tschools: 8\n", "s.yaml:4:1: error: A tab indents this line; YAML indents with spaces. Replace the tab by two spaces for each level." },
        { "name: a\nquestion: b\nnetwork: [1, 2\n", "s.yaml:4:1: error: This is not valid YAML or JSON: while parsing a flow sequence, did not find expected ',' or ']'. Check indentation, colons, quotation marks and brackets at and above this place." },
        { "{\"name\": \"a\",\n \"question\": \"b\",\n \"netwrk\": {}}", "s.yaml:3:2: error: 'netwrk' is not a key of a scenario. Did you mean 'network'?" },
        { "name: \"a\\e[31m\"\nquestion: b\n", "s.yaml:1:7: error: 'name' is the text 'a\\u001B[31m'; it must be a short name of letters, digits, '.', '-' and '_' that begins with a letter or digit. For instance 'a-31m'." },
    };

    public static TheoryData<string, string> Parts => new()
    {
        // Each of these follows a valid name and question, so it begins in line 3.
        { "network: { skools: 8 }", "s.yaml:3:12: error: 'skools' is not a key of 'network'. Did you mean 'schools'?" },
        { "network: { staff_per_school: 8 }", "s.yaml:3:12: error: 'staff_per_school' is not a key of 'network'. Did you mean 'staffPerSchool'?" },
        { "run: { pupils: 8 }", "s.yaml:3:8: error: 'pupils' is not a key of 'run'. Its keys are: weeks, replicates, seed." },
        { "evnts: []", "s.yaml:3:1: error: 'evnts' is not a key of a scenario. Did you mean 'events'?" },
        { "network: 8", "s.yaml:3:10: error: 'network' is '8'; it must be a group of keys: who there is and who is tied to whom. Write keys below it, for instance 'schools: …'." },
        { "climate:", "s.yaml:3:1: error: 'climate' is empty; it must be a group of keys: trust, capacity, threat and competition at the start. Write keys below it, or remove it." },
        { "climate: { trust: hihg }", "s.yaml:3:19: error: 'climate.trust' is 'hihg'; it must be one of low, mid, high. Did you mean 'high'?" },
        { "climate: { trust: ~ }", "s.yaml:3:12: error: 'climate.trust' is empty; it must be one of low, mid, high. Give it a value, or remove the key to get mid." },
        { "climate: { threat: 1.5 }", "s.yaml:3:20: error: 'climate.threat' is 1.5; it must lie between 0 and 1 (share). The largest allowed is 1." },
        { "network: { staffPerSchool: 1 }", "s.yaml:3:28: error: 'network.staffPerSchool' is 1; it must lie between 2 and 2,000 (people). The smallest allowed is 2." },
        { "network: { staffPerSchool: lots }", "s.yaml:3:28: error: 'network.staffPerSchool' is 'lots'; it must be a whole number from 2 to 2,000 (people)." },
        { "network: { schools: [5, 6] }", "s.yaml:3:21: error: 'network.schools' is a list; it must be a whole number from 1 to 100,000 (schools)." },
        { "run: { replicates: 1.5 }", "s.yaml:3:20: error: 'run.replicates' is 1.5; it must be a whole number from 1 to 10,000 (runs). Write it without a fraction." },
        { "run: { seed: -1 }", "s.yaml:3:14: error: 'run.seed' is '-1'; it must be a whole number from 0 to 18446744073709551615, or hexadecimal such as 0x7EA." },
        { "parameters: { turnover: NaN }", "s.yaml:3:25: error: 'parameters.turnover' is 'NaN'; it must be a number from 0 to 1 (share per year). Write a finite number." },
        { "parameters: { turnover: -.inf }", "s.yaml:3:25: error: 'parameters.turnover' is '-.inf'; it must be a number from 0 to 1 (share per year). Write a finite number." },
        { "parameters: { turnover: 1e400 }", "s.yaml:3:25: error: 'parameters.turnover' is '1e400'; it must be a number from 0 to 1 (share per year). Write a finite number." },
        { "parameters: { turnover: '0.1' }", "s.yaml:3:25: error: 'parameters.turnover' is the text '0.1'; it must be a number from 0 to 1 (share per year). Remove the quotation marks." },
        { "parameters: { turnover: 20% }", "s.yaml:3:25: error: 'parameters.turnover' is '20%'; it must be a number from 0 to 1 (share per year). Write a percentage as a share: 0.2." },
        { "parameters:\n  turnover: 0,1", "s.yaml:4:13: error: 'parameters.turnover' is '0,1'; it must be a number from 0 to 1 (share per year). Write a decimal point: 0.1." },
        { "parameters: { turnovr: 0.1 }", "s.yaml:3:15: error: 'turnovr' is not a key of 'parameters'. Did you mean 'turnover'?" },
        { "network:\n  schools: 8\n  schools: 9", "s.yaml:5:3: error: 'schools' is given twice. Keep one of them. The first is in line 4." },
        { "network: &x { schools: 8 }", "s.yaml:3:10: error: '&x' is a YAML anchor; scenarios do not use them. Write the value out where it is needed." },
        { "network: *x", "s.yaml:3:10: error: '*x' is a YAML alias; scenarios do not use them, since a few lines of them can stand for millions. Write the value out." },
        { "parameters: { turnover: !!float 1 }", "s.yaml:3:25: error: 'tag:yaml.org,2002:float' is a YAML tag; scenarios do not use them. Write the plain value." },
        { "? [a, b]\n: 1", "s.yaml:3:3: error: A key must be a word, not a list or a group. Write 'key: value'." },
        { "practices: []", "s.yaml:3:12: error: 'practices' is an empty list; it must be a list of practices. Add an item, or remove the key." },
        { "practices: { name: p }", "s.yaml:3:12: error: 'practices' is a group of keys; it must be a list of practices. Write a list: '- …' on lines of their own, or [ …, … ]." },
        { "practices: [ { tacitness: 0.1 } ]", "s.yaml:3:14: error: 'practices.1.name' is missing. Add 'name: …'. What people call the practice." },
        { "practices: [ { name: \"p\\nq\" } ]", "s.yaml:3:22: error: 'practices.1.name' is 'p\\u000Aq'; line breaks and other control characters are not allowed. Remove them." },
        { "network: { schools: 3000, ties: weak }", "s.yaml:3:33: error: These ties may link any two of 3,000 schools, 4,498,500 pairs; there may be at most 2,000,000. Write 'ties: ordinary' or another pattern, or lower network.schools." },
        { "network: { schools: 20000, staffPerSchool: 5, ties: none, headNetwork: 0.5 }", "s.yaml:3:72: error: This design has about 200,310,000 ties, 199,990,000 of them between heads; it may have at most 10,000,000. Lower the number of schools, of staff or of ties." },
        { "network: { schools: 1000, staffPerSchool: 2000, ringNeighbors: 200 }", "s.yaml:3:21: error: This design has about 201,902,000 ties; it may have at most 10,000,000. Lower the number of schools, of staff or of ties." },
        { "practices: [ { name: p }, { name: p } ]", "s.yaml:3:35: error: Two practices are called 'p'. Give each a name of its own." },
        { "practices: [ { name: p, belief: hope } ]", "s.yaml:3:33: error: 'hope' is not the name of a belief. Beliefs are: all students can learn." },
        { "events: [ { what: coachin } ]", "s.yaml:3:19: error: 'events.1.what' is 'coachin'; it must be the name of an event. Did you mean 'coaching'?" },
        { "events: [ { what: mandate, level: 1 } ]", "s.yaml:3:28: error: 'level' is not a key of 'events.1'. Its keys are: what, name, week, until, schools, intensity." },
        { "events: [ { what: turnover shock, until: 3 } ]", "s.yaml:3:35: error: 'until' is not a key of 'events.1'. Its keys are: what, name, week, schools, share." },
        { "events: [ { what: competition } ]", "s.yaml:3:11: error: 'events.1.change' is missing. Add 'change: …'. What is added to the competition between schools; negative reduces it." },
        { "events: [ { what: coaching, week: 200 } ]", "s.yaml:3:35: error: The event 'coaching' begins in week 200, but the run ends after week 116. Begin earlier, or raise run.weeks." },
        { "events: [ { what: coaching, week: 5, until: 5 } ]", "s.yaml:3:45: error: The event 'coaching' begins in week 5 and ends before week 5: it would never hold. Write a later week after 'until'." },
        { "events: [ { what: pause } ]", "s.yaml:3:11: error: The event 'pause' has no 'until': nobody would ever adopt. Add 'until: 39', a school year later." },
        { "events: [ { what: funding } ]", "s.yaml:3:11: error: The event 'funding' does not end within the run, so there is no cliff. Add 'until: …' before week 117, or use coaching and funded visits." },
        { "events: [ { what: threat, schools: [1, 9] } ]", "s.yaml:3:40: error: An event concerns school 9; schools are numbered from 1 to 8. Write such a number." },
        { "events: [ { what: codify, practice: practise } ]", "s.yaml:3:37: error: 'practise' is not the name of a practice. Did you mean 'practice'?" },
        { "events: [ { what: pause, until: 9 }, { what: pause, until: 39 } ]", "s.yaml:3:38: error: Two events are called 'pause'. Give one of them another 'name: …'." },
        { "seeds: { school: 9 }", "s.yaml:3:18: error: 'seeds.school' is '9'; schools are numbered from 1 to 8. Write such a number, a list of them, each or any." },
        { "seeds: { school: eech }", "s.yaml:3:18: error: 'seeds.school' is 'eech'; schools are numbered from 1 to 8. Did you mean 'each'?" },
        { "seeds: { count: 17 }", "s.yaml:3:17: error: 'seeds.count' is 17, but the chosen schools have only 16 teachers beside their heads. Lower it, or choose more schools." },
        { "seeds: { who: heads, school: each, count: 2 }", "s.yaml:3:43: error: 'seeds.count' is 2, but each school has only 1 heads. Lower it, or choose more schools." },
        { "seeds: { who: named }", "s.yaml:3:15: error: 'seeds.who' is 'named', but 'seeds.names' is missing. Add 'names: …'." },
        { "seeds: { group: leaders }", "s.yaml:3:17: error: 'seeds.group' has no effect: 'seeds.who' is 'informal leaders'. Write 'who: group', or remove it." },
        { "seeds: { who: named, names: [ann] }", "s.yaml:3:30: error: 'ann' cannot be found: only networks from files have names of a person. Write 'who: informal leaders', heads or random." },
        { "network: { schools: 5, graph: ring }", "s.yaml:3:12: error: 'network.schools' belongs to a design of schools; this network is a graph. Keep the keys of one form." },
        { "network: { teachers: 50 }", "s.yaml:3:12: error: 'network.teachers' belongs to a graph; this network is a design of schools. Add 'graph: …', or remove it." },
        { "network: { nodes: people.csv }", "s.yaml:3:10: error: 'network.edges' is missing. Add 'edges: …', the file of ties; 'nodes' alone has no ties." },
        { "network: { edges: no such file.csv }", "s.yaml:3:19: error: 'network.edges' is 'no such file.csv'; there is no such file. File names are relative to the scenario's folder." },
        { "network: { graph: ring, bridges: 2 }", "s.yaml:3:34: error: 'network.bridges' has no effect in the graph 'ring'. It uses neighbors." },
        { "network: { graph: ring, neighbors: 3 }", "s.yaml:3:36: error: 'network.neighbors' is 3; it must be even. Write 2 or 4." },
        { "network: { graph: erdos-renyi, teachers: 20001 }", "s.yaml:3:42: error: 'network.teachers' is 20,001; the graph 'erdos-renyi' may have at most 20,000, since it decides about every pair. Use ring or watts-strogatz for larger ones." },
        { "network: { graph: complete, teachers: 20000 }", "s.yaml:3:39: error: This graph has about 199,990,000 ties; it may have at most 10,000,000. Lower the number of teachers or of ties." },
        { "network: { schools: 1, ties: weak }", "s.yaml:3:30: error: 'network.ties' is 'weak', but there is only one school. Write 'ties: none', or raise network.schools." },
        { "network: { schools: 100000, staffPerSchool: 2000 }", "s.yaml:3:21: error: 100,000 schools × 2,000 staff are 200,000,000 teachers; there may be at most 2,000,000. Lower network.schools or network.staffPerSchool." },
        { "network: { schools: 100000, staffPerSchool: 2 }\nrun: { weeks: 2000 }", "s.yaml:3:10: error: 100,000 schools × 1 practices × 2,001 weekly points are 200,100,000 counts for each run; there may be at most 50,000,000. Lower network.schools or run.weeks." },
        { "network: { ringNeighbors: 5 }", "s.yaml:3:27: error: 'network.ringNeighbors' is 5; it must be even. Write 4 or 6." },
        { "network: { staffPerSchool: 5, ringNeighbors: 6 }", "s.yaml:3:46: error: 'network.ringNeighbors' is 6; a school of 5 has 4 teachers beside its head, so it can be at most 2. Lower it, or raise network.staffPerSchool." },
        { "network: { strongShare: 0.2 }", "s.yaml:3:25: error: 'network.strongShare' has no effect: 'network.ties' is 'ordinary'. Write 'ties: mixed', or remove it." },
        { "network: { ties: weakk }", "s.yaml:3:18: error: 'network.ties' is 'weakk'; it must be one of weak, strong, mixed, ordinary, none, or a group of keys: ties between schools, or a list of groups of ties. Did you mean 'weak'?" },
        { "network: { ties: { count: 9999 } }", "s.yaml:3:27: error: 'network.ties' asks for 9,999 ties; 8 schools of 17 in a ring have room for 2,048 between their teachers. Lower 'count'." },
        { "network: { ties: [ { count: 3 }, { pattern: mash, count: 3 } ] }", "s.yaml:3:45: error: 'network.ties.2.pattern' is 'mash'; it must be one of ring, mesh, nearMesh, star, twins, halves, couples. Did you mean 'mesh'?" },
        { "network: { directed: yes }", "s.yaml:3:22: error: 'network.directed' is 'yes'; it must be true or false. Write true." },
        { "primary: auk", "s.yaml:3:10: error: 'auk' is not the key of an outcome. Did you mean 'auc'?" },
        { "measure: [belief, implementd]", "s.yaml:3:19: error: 'implementd' is not the key of an outcome. Did you mean 'implemented'?" },
        { "vary: { network.tie: [weak] }", "s.yaml:3:9: error: 'network.tie' is not a path of this scenario. Did you mean 'network.ties'?" },
        { "vary: { network.ties.x: [weak] }", "s.yaml:3:9: error: 'network.ties.x' is not a path of this scenario: 'network.ties' has no keys of its own." },
        { "vary: { climate.trust: high }", "s.yaml:3:24: error: 'vary.climate.trust' is 'high'; it must be a list of levels or a range. Write [ …, … ] or { from: …, to: …, step: … }." },
        { "vary: { climate.trust: [low, hi] }", "s.yaml:3:30: error: 'climate.trust' is 'hi'; it must be one of low, mid, high." },
        { "vary: { climate.trust: [] }", "s.yaml:3:24: error: 'vary.climate.trust' has no levels. List at least two, or remove it." },
        { "vary: { climate.threat: [0.1, 0.10] }", "s.yaml:3:31: error: 'vary.climate.threat' has the level '0.10' twice. Remove one of them." },
        { "vary: { run.weeks: [1, 2] }", "s.yaml:3:9: error: 'run.weeks' cannot be varied: it is the same for all conditions. Vary a key of network, climate, practices, beliefs, seeds, events, parameters." },
        { "vary: { network.schools: { from: 5 } }", "s.yaml:3:26: error: 'vary.network.schools.to' is missing. Add 'to: …'. Last level." },
        { "vary: { network.schools: { from: 9, to: 5 } }", "s.yaml:3:26: error: 'vary.network.schools' begins at 9 and ends at 5. Write the smaller number after 'from'." },
        { "vary: { climate.threat: { from: 0, to: 0.3 } }", "s.yaml:3:25: error: 'vary.climate.threat' has no step. Add 'step: …'; only ranges of whole numbers have a step of 1 by themselves." },
        { "vary: { climate.threat: { from: 0, to: 1, step: 0.00001 } }", "s.yaml:3:25: error: 'vary.climate.threat' has more than 1,000 levels. Use a larger step." },
        { "vary: { practices.p.tacitness: [0, 1] }", "s.yaml:3:9: error: 'practices.p.tacitness' cannot be found: the scenario has no 'practices'. Write 'practices:' first." },
        { "practices: [ { name: dialogue } ]\nvary: { practices.dialog.tacitness: [0, 1] }", "s.yaml:4:9: error: 'practices.dialog.tacitness' is not a path of this scenario: there is no 'dialog' among its practices. Did you mean 'dialogue'?" },
        { "practices: [ { name: p } ]\nvary: { practices.p.tacitness: [0, 1], practices.1.tacitness: [0, 1] }", "s.yaml:4:40: error: 'practices.1.tacitness' and 'practices.p.tacitness' vary the same thing. Remove one of them." },
        { "practices: [ { name: p } ]\nvary: { practices.1.name: [q, r] }", "s.yaml:4:9: error: 'practices.1.name' cannot be varied: it is the same for all conditions. Vary another key." },
        { "vary: { climate.trust: [low, high], exclude: [ { climate.threat: 1 } ] }", "s.yaml:3:50: error: 'climate.threat' in 'vary.exclude' is not varied. Did you mean 'climate.trust'?" },
        { "vary: { climate.trust: [low, high], include: [ { climate.trust: mid } ] }", "s.yaml:3:65: error: 'mid' is not a level of 'climate.trust'. Its levels are: low, high." },
        { "vary: { climate.trust: [low, high], exclude: [ { climate.trust: [low, high] } ] }", "s.yaml:3:7: error: 'vary' leaves no condition: 'include' and 'exclude' drop them all. Loosen them." },
        { "vary: { network.schools: { from: 1, to: 1000 }, climate.threat: { from: 0, to: 1, step: 0.001 } }", "s.yaml:3:65: error: 'vary.climate.threat' has more than 1,000 levels. Use a larger step." },
        { "vary: { network.schools: { from: 2, to: 1000 }, network.staffPerSchool: { from: 10, to: 1000 } }", "s.yaml:3:7: error: 'vary' makes 990,009 conditions; there may be at most 100,000 runs. Vary fewer keys, or fewer levels." },
        { "vary: { network.schools: { from: 1, to: 100 }, network.staffPerSchool: { from: 10, to: 109 } }", "s.yaml:3:7: error: 10,000 conditions × 20 replicates are 200,000 runs; there may be at most 100,000. Vary fewer levels, or lower run.replicates." },
        { "events: [ { what: coaching } ]\nvary: { events: [none, cauching] }", "s.yaml:4:24: error: 'cauching' is not the name of an event. Did you mean 'coaching'?" },
        { "vary: { climate.trust: [low, high] }\nexpect: [ { effect: network.ties, sign: none } ]", "s.yaml:4:21: error: 'network.ties' is not varied, so it has no effect. There is: climate.trust, tacitness." },
        { "vary: { climate.trust: [low, high] }\nexpect: [ { effect: climate.trust, sign: up } ]", "s.yaml:4:42: error: 'expect.1.sign' is 'up'; it must be one of positive, negative, none." },
        { "vary: { climate.trust: [low, high] }\nexpect: [ { effect: climate.trust, practice: q, sign: none } ]", "s.yaml:4:46: error: 'q' is not the name of a practice. Practices are: practice." },
        { "vary: { climate.trust: [low, high] }\nexpect: [ { effect: 'climate.trust[mid]', sign: none } ]", "s.yaml:4:21: error: 'mid' is not a level of 'climate.trust'. Its levels are: low, high." },
        { "vary: { climate.trust: [low, high] }\nexpect: [ { effect: climate.trust × tacitness, sign: none } ]", "s.yaml:4:21: error: The experiment has no effect 'climate.trust × tacitness' on 'auc'. Its effects are: climate.trust @ practice=practice." },
    };

    [Theory]
    [MemberData(nameof(Whole))]
    public void A_wrong_file_is_explained(string text, string expected) => Assert.Equal(expected, Reading.Problems(text));

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_wrong_part_is_explained(string part, string expected) => Assert.Equal(expected, Reading.Problems(Reading.With(part)));

    [Fact]
    public void All_problems_are_told_at_once_in_the_order_of_the_file() =>
        Assert.Equal(
            """
            s.yaml:3:12: error: 'skools' is not a key of 'network'. Did you mean 'schools'?
            s.yaml:4:19: error: 'climate.trust' is 'hihg'; it must be one of low, mid, high. Did you mean 'high'?
            s.yaml:5:19: error: 'events.1.what' is 'coachin'; it must be the name of an event. Did you mean 'coaching'?
            s.yaml:6:10: error: 'auk' is not the key of an outcome. Did you mean 'auc'?
            s.yaml:7:9: error: 'climat.trust' is not a path of this scenario. Did you mean 'climate'?
            """,
            Reading.Problems(Reading.With(
                "network: { skools: 8 }\nclimate: { trust: hihg }\nevents: [ { what: coachin } ]\nprimary: auk\nvary: { climat.trust: [low] }\n")));

    [Fact]
    public void A_problem_in_every_condition_is_told_once() =>
        Assert.Equal(
            "s.yaml:3:18: error: 'seeds.school' is '9'; schools are numbered from 1 to 8. Write such a number, a list of them, each or any.",
            Reading.Problems(Reading.With("seeds: { school: 9 }\nvary: { climate.trust: [low, mid, high] }\n")));

    [Fact]
    public void A_file_of_garbage_does_not_drown_its_reader()
    {
        string[] lines = Reading.Problems(Reading.With(string.Concat(Enumerable.Range(0, 5000).Select(i => $"key{i}: 1\n")))).Split('\n');
        Assert.Equal(101, lines.Length);
        Assert.Equal("s.yaml: error: There may be more problems; the first 100 are shown. Correct these first.", lines[^1]);
    }
}
