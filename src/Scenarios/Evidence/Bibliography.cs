using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Staffroom.Scenarios.Evidence;

/// <summary>Every work that the model, the claims and the published results are traced to, once.</summary>
public static class Bibliography
{
    private static readonly ImmutableArray<Work> SchoolNetworks =
    [
        new("lawrence-2007", "Lawrence, P.", 2007, "The strength of weak school ties", "National College for School Leadership", Reading.Whole),
        new("jackson", "Jackson, D.", null, "Learning from the past: what is known about school networks", "National College for School Leadership", Reading.Whole),
        new("daly-interview", "Daly, A. J.", null, "Interview on social networks in education", "interview", Reading.Whole),
        new("hargreaves-2012", "Hargreaves, D. H.", 2012, "A self-improving school system: towards maturity", "National College for School Leadership", Reading.Whole),
        new("international-education-news", "International Education News", null, "Posts on micro-innovations, the Global School Leaders survey and Chile's school improvement networks", "internationalednews.com", Reading.Whole),
        new("nlc-curriculum-services-canada", "Curriculum Services Canada", null, "Summary of England's Networked Learning Communities: about 11 schools each, 25,000 staff in 1,500 schools", "official summary", Reading.InPart) { ReadAt = "yumpu.com/en/document/view/27266981" },
        new("ncsl-curee-review", "National College for School Leadership & Centre for the Use of Research and Evidence in Education", null, "Systematic review of networks of three or more schools", "summary by teachingexpertise.com", Reading.InPart) { ReadAt = "teachingexpertise.com/articles/the-impact-of-networks" },
        new("oecd-2020", "OECD", 2020, "TALIS 2018 results (volume II): teachers and school leaders as valued professionals", "OECD Publishing", Reading.InPart) { Doi = "10.1787/19cf08df-en", ReadAt = "oecd.org, TALIS 2018 volume II, chapter 4" },
        new("nces-turnover", "National Center for Education Statistics", null, "Teacher turnover: stayers, movers and leavers, 2012-13 and 2021-22", "Condition of Education", Reading.InPart) { ReadAt = "nces.ed.gov/programs/coe/indicator/slc" },
        new("bryk-schneider-2002", "Bryk, A. S. & Schneider, B.", 2002, "Trust in schools: a core resource for improvement", "Russell Sage Foundation", Reading.InPart) { ReadAt = "commentary, dev.fordhaminstitute.org (\"virtually no chance\"); the shares 1 in 2 and 1 in 7 are from memory" },
        new("frank-zhao-borman-2004", "Frank, K. A., Zhao, Y. & Borman, K.", 2004, "Social capital and the diffusion of innovations within organizations: the case of computer technology in schools", "Sociology of Education 77:148-171", Reading.InPart) { Doi = "10.1177/003804070407700203", ReadAt = "learntechlib.org/p/98139" },
        new("frank-xu-penuel-2018", "Frank, K. A., Xu, R. & Penuel, W. R.", 2018, "Implementation of evidence-based practice in human service organizations: implications from agent-based models", "Journal of Policy Analysis and Management 37", Reading.InPart) { ReadAt = "catalog.comses.net/publications/288447" },
        new("coburn-2012", "Coburn, C. E., Russell, J. L., Kaufman, J. H. & Stein, M. K.", 2012, "Supporting sustainability: teachers' advice networks and ambitious instructional reform", "American Journal of Education 119:137-182", Reading.InPart) { Doi = "10.1086/667699", ReadAt = "rand.org, EP50635" },
        new("moolenaar-2010", "Moolenaar, N. M., Daly, A. J. & Sleegers, P. J. C.", 2010, "Occupying the principal position: examining relationships between transformational leadership, social network position, and schools' innovative climate", "Educational Administration Quarterly 46:623-670", Reading.InPart) { Doi = "10.1177/0013161X10378689", ReadAt = "research-portal.uu.nl" },
        new("moolenaar-2011", "Moolenaar, N. M., Daly, A. J. & Sleegers, P. J. C.", 2011, "Ties with potential: social network structure and innovative climate in Dutch schools", "Teachers College Record 113", Reading.InPart) { ReadAt = "tcrecord.org, 16180" },
        new("moolenaar-2012", "Moolenaar, N. M., Sleegers, P. J. C. & Daly, A. J.", 2012, "Teaming up: linking collaboration networks, collective efficacy, and student achievement", "Teaching and Teacher Education 28:251-262", Reading.InPart) { Doi = "10.1016/j.tate.2011.10.001", ReadAt = "research-portal.uu.nl" },
        new("moolenaar-reciprocity", "Moolenaar, N. M. and colleagues", null, "Chapter on reciprocity and trust in the networks of 49 Dutch schools", "Springer", Reading.InPart) { ReadAt = "rd.springer.com, 978-94-017-8014-8_10" },
        new("daly-2009", "Daly, A. J.", 2009, "Rigid response in an age of accountability: the potential of leadership and trust", "Educational Administration Quarterly 45:168-216", Reading.InPart) { Doi = "10.1177/0013161X08330499", ReadAt = "eric.ed.gov, EJ833145" },
        new("siciliano-2012", "Siciliano, M. D.", 2012, "Dissertation on teachers' networks and efficacy beliefs", "University of Pittsburgh", Reading.InPart) { ReadAt = "d-scholarship.pitt.edu/13618" },
        new("siciliano-2016", "Siciliano, M. D.", 2016, "It's the quality not the quantity of ties that matters: social networks and self-efficacy beliefs", "American Educational Research Journal 53:227-262", Reading.FromMemory) { Doi = "10.3102/0002831216629207" },
        new("goddard-2000", "Goddard, R. D., Hoy, W. K. & Woolfolk Hoy, A.", 2000, "Collective teacher efficacy: its meaning, measure, and impact on student achievement", "American Educational Research Journal 37:479-507", Reading.InPart) { Doi = "10.3102/00028312037002479" },
        new("eells-2011", "Eells, R. J.", 2011, "Meta-analysis of the relationship between collective teacher efficacy and student achievement", "Dissertation, Loyola University Chicago", Reading.InPart) { ReadAt = "ecommons.luc.edu/luc_diss/133" },
        new("metax-2024", "Visible Learning MetaX", 2024, "Collective teacher efficacy: weighted effect 1.01", "visiblelearningmetax.com", Reading.InPart) { ReadAt = "visiblelearningmetax.com" },
        new("kraft-2018", "Kraft, M. A., Blazar, D. & Hogan, D.", 2018, "The effect of teacher coaching on instruction and achievement: a meta-analysis of the causal evidence", "Review of Educational Research 88:547-588", Reading.InPart) { Doi = "10.3102/0034654318759268", ReadAt = "annenberg.brown.edu" },
        new("paluck-2016", "Paluck, E. L., Shepherd, H. & Aronow, P. M.", 2016, "Changing climates of conflict: a social network experiment in 56 schools", "PNAS 113:566-571, with a correction", Reading.InPart) { Doi = "10.1073/pnas.1514483113", ReadAt = "the correction, scribd.com/document/423075265" },
        new("gomila-2020", "Gomila, R., Shepherd, H. & Paluck, E. L.", 2020, "Network insiders and observers: who can identify influential people?", "Behavioural Public Policy", Reading.InPart) { ReadAt = "Cambridge Core" },
        new("hall-hord", "Hall, G. E. & Hord, S. M.", null, "Implementing change: levels of use", "book", Reading.InPart),
        new("fernandez-interview", "Fernandez", null, "Interview on a network of heads in Chile", "International Education News", Reading.Whole),
    ];

    private static readonly ImmutableArray<Work> TiesAndTransfer =
    [
        new("granovetter-1973", "Granovetter, M. S.", 1973, "The strength of weak ties", "American Journal of Sociology 78:1360-1380", Reading.FromMemory) { Doi = "10.1086/225469" },
        new("levin-cross-2004", "Levin, D. Z. & Cross, R.", 2004, "The strength of weak ties you can trust: the mediating role of trust in effective knowledge transfer", "Management Science 50:1477-1490", Reading.InPart) { Doi = "10.1287/mnsc.1030.0136", ReadAt = "levin.rutgers.edu/trusted-weak-ties" },
        new("hansen-1999", "Hansen, M. T.", 1999, "The search-transfer problem: the role of weak ties in sharing knowledge across organization subunits", "Administrative Science Quarterly 44:82-111", Reading.InPart) { Doi = "10.2307/2667032", ReadAt = "noton.kr/776; first pages, vdocuments.mx" },
        new("reagans-mcevily-2003", "Reagans, R. & McEvily, B.", 2003, "Network structure and knowledge transfer: the effects of cohesion and range", "Administrative Science Quarterly 48:240-267", Reading.InPart) { Doi = "10.2307/3556658", ReadAt = "citedrive.com" },
        new("aral-van-alstyne-2011", "Aral, S. & Van Alstyne, M.", 2011, "The diversity-bandwidth trade-off", "American Journal of Sociology 117:90-171", Reading.InPart) { Doi = "10.1086/661238", ReadAt = "ssrn.com/abstract=958158" },
        new("rajkumar-2022", "Rajkumar, K., Saint-Jacques, G., Bojinov, I., Brynjolfsson, E. & Aral, S.", 2022, "A causal test of the strength of weak ties", "Science 377:1304-1310", Reading.InPart) { Doi = "10.1126/science.abl4476", ReadAt = "datascience.stanford.edu, event page" },
        new("burt-1992", "Burt, R. S.", 1992, "Structural holes: the social structure of competition", "Harvard University Press", Reading.FromMemory),
        new("burt-2002", "Burt, R. S.", 2002, "Bridge decay", "Social Networks 24:333-363", Reading.InPart) { Doi = "10.1016/S0378-8733(02)00017-5", ReadAt = "vdocuments.site (preprint)" },
        new("onnela-2007", "Onnela, J.-P., Saramäki, J., Hyvönen, J., Szabó, G., Lazer, D., Kaski, K., Kertész, J. & Barabási, A.-L.", 2007, "Structure and tie strengths in mobile communication networks", "PNAS 104:7332-7336", Reading.FromMemory) { Doi = "10.1073/pnas.0610245104" },
        new("brandes-2001", "Brandes, U.", 2001, "A faster algorithm for betweenness centrality", "Journal of Mathematical Sociology 25:163-177", Reading.FromMemory) { Doi = "10.1080/0022250X.2001.9990249" },
        new("slovic-1993", "Slovic, P.", 1993, "Perceived risk, trust, and democracy", "Risk Analysis 13:675-682", Reading.FromMemory) { Doi = "10.1111/j.1539-6924.1993.tb01329.x" },
        new("poortinga-pidgeon-2004", "Poortinga, W. & Pidgeon, N. F.", 2004, "Trust, the asymmetry principle, and the role of prior beliefs", "Risk Analysis 24:1475-1486", Reading.InPart) { Doi = "10.1111/j.0272-4332.2004.00543.x", ReadAt = "scilit" },
    ];

    private static readonly ImmutableArray<Work> Diffusion =
    [
        new("granovetter-1978", "Granovetter, M.", 1978, "Threshold models of collective behavior", "American Journal of Sociology 83:1420-1443", Reading.FromMemory) { Doi = "10.1086/226707" },
        new("kermack-mckendrick-1927", "Kermack, W. O. & McKendrick, A. G.", 1927, "A contribution to the mathematical theory of epidemics", "Proceedings of the Royal Society A 115:700-721", Reading.FromMemory) { Doi = "10.1098/rspa.1927.0118" },
        new("abbey-1952", "Abbey, H.", 1952, "An examination of the Reed-Frost theory of epidemics", "Human Biology 24:201-233", Reading.FromMemory),
        new("watts-strogatz-1998", "Watts, D. J. & Strogatz, S. H.", 1998, "Collective dynamics of 'small-world' networks", "Nature 393:440-442", Reading.FromMemory) { Doi = "10.1038/30918" },
        new("barrat-weigt-2000", "Barrat, A. & Weigt, M.", 2000, "On the properties of small-world network models", "European Physical Journal B 13:547-560", Reading.FromMemory),
        new("watts-2002", "Watts, D. J.", 2002, "A simple model of global cascades on random networks", "PNAS 99:5766-5771", Reading.InPart) { Doi = "10.1073/pnas.082090499" },
        new("gleeson-cahalane-2007", "Gleeson, J. P. & Cahalane, D. J.", 2007, "Seed size strongly affects cascades on random networks", "Physical Review E 75:056103", Reading.FromMemory) { Doi = "10.1103/PhysRevE.75.056103" },
        new("kempe-2003", "Kempe, D., Kleinberg, J. & Tardos, É.", 2003, "Maximizing the spread of influence through a social network", "Proceedings of KDD 2003:137-146", Reading.FromMemory) { Doi = "10.1145/956750.956769" },
        new("goldenberg-2001", "Goldenberg, J., Libai, B. & Muller, E.", 2001, "Talk of the network: a complex systems look at the underlying process of word-of-mouth", "Marketing Letters 12:211-223", Reading.FromMemory) { Doi = "10.1023/A:1011122126881" },
        new("centola-macy-2007", "Centola, D. & Macy, M.", 2007, "Complex contagions and the weakness of long ties", "American Journal of Sociology 113:702-734", Reading.InPart) { Doi = "10.1086/521848", ReadAt = "docslib.org/doc/1194492" },
        new("centola-2010", "Centola, D.", 2010, "The spread of behavior in an online social network experiment", "Science 329:1194-1197", Reading.InPart) { Doi = "10.1126/science.1185231" },
        new("eckles-2024", "Eckles, D., Mossel, E., Rahimian, M. A. & Sen, S.", 2024, "Long ties accelerate noisy threshold-based contagions", "Nature Human Behaviour; arXiv:1810.03579", Reading.InPart) { Doi = "10.48550/arXiv.1810.03579", ReadAt = "arXiv:1810.03579" },
        new("nematzadeh-2014", "Nematzadeh, A., Ferrara, E., Flammini, A. & Ahn, Y.-Y.", 2014, "Optimal network modularity for information diffusion", "Physical Review Letters 113:088701", Reading.InPart) { Doi = "10.1103/PhysRevLett.113.088701", ReadAt = "vdocuments.site (abstract)" },
        new("bass-1969", "Bass, F. M.", 1969, "A new product growth for model consumer durables", "Management Science 15:215-227", Reading.InPart) { Doi = "10.1287/mnsc.15.5.215" },
        new("sultan-1990", "Sultan, F., Farley, J. U. & Lehmann, D. R.", 1990, "A meta-analysis of applications of diffusion models", "Journal of Marketing Research 27:70-77", Reading.FromMemory),
        new("rogers-2003", "Rogers, E. M.", 2003, "Diffusion of innovations, 5th edition", "Free Press", Reading.FromMemory),
        new("valente-1996", "Valente, T. W.", 1996, "Social network thresholds in the diffusion of innovations", "Social Networks 18:69-89", Reading.FromMemory) { Doi = "10.1016/0378-8733(95)00256-1" },
        new("banerjee-2013", "Banerjee, A., Chandrasekhar, A. G., Duflo, E. & Jackson, M. O.", 2013, "The diffusion of microfinance", "Science 341:1236498", Reading.InPart) { Doi = "10.1126/science.1236498", ReadAt = "hofinet.org, publication 21; CEPR DP8770" },
        new("doumit-2007", "Doumit, G., Gattellari, M., Grimshaw, J. & O'Brien, M. A.", 2007, "Local opinion leaders: effects on professional practice and health care outcomes", "Cochrane Database of Systematic Reviews, CD000125", Reading.InPart) { ReadAt = "pubmed 17253445" },
        new("flodgren-2019", "Flodgren, G., O'Brien, M. A., Parmelli, E. & Grimshaw, J. M.", 2019, "Local opinion leaders: effects on professional practice and healthcare outcomes", "Cochrane Database of Systematic Reviews, CD000125", Reading.FromMemory),
    ];

    private static readonly ImmutableArray<Work> Opinions =
    [
        new("degroot-1974", "DeGroot, M. H.", 1974, "Reaching a consensus", "Journal of the American Statistical Association 69:118-121", Reading.FromMemory) { Doi = "10.1080/01621459.1974.10480137" },
        new("friedkin-johnsen-1990", "Friedkin, N. E. & Johnsen, E. C.", 1990, "Social influence and opinions", "Journal of Mathematical Sociology 15:193-206", Reading.FromMemory) { Doi = "10.1080/0022250X.1990.9990069" },
        new("friedkin-johnsen-1999", "Friedkin, N. E. & Johnsen, E. C.", 1999, "Social influence networks and opinion change", "Advances in Group Processes 16:1-29", Reading.FromMemory),
        new("hegselmann-krause-2002", "Hegselmann, R. & Krause, U.", 2002, "Opinion dynamics and bounded confidence: models, analysis and simulation", "Journal of Artificial Societies and Social Simulation 5(3):2", Reading.InPart),
        new("deffuant-2000", "Deffuant, G., Neau, D., Amblard, F. & Weisbuch, G.", 2000, "Mixing beliefs among interacting agents", "Advances in Complex Systems 3:87-98", Reading.InPart) { Doi = "10.1142/S0219525900000078" },
        new("weisbuch-2002", "Weisbuch, G., Deffuant, G., Amblard, F. & Nadal, J.-P.", 2002, "Meet, discuss, and segregate!", "Complexity 7:55-63", Reading.FromMemory) { Doi = "10.1002/cplx.10031" },
        new("clifford-sudbury-1973", "Clifford, P. & Sudbury, A.", 1973, "A model for spatial conflict", "Biometrika 60:581-588", Reading.FromMemory) { Doi = "10.1093/biomet/60.3.581" },
        new("sood-redner-2005", "Sood, V. & Redner, S.", 2005, "Voter model on heterogeneous graphs", "Physical Review Letters 94:178701", Reading.FromMemory) { Doi = "10.1103/PhysRevLett.94.178701" },
    ];

    private static readonly ImmutableArray<Work> Methods =
    [
        new("salmon-2011", "Salmon, J. K., Moraes, M. A., Dror, R. O. & Shaw, D. E.", 2011, "Parallel random numbers: as easy as 1, 2, 3", "Proceedings of SC11", Reading.InPart) { Doi = "10.1145/2063384.2063405", ReadAt = "the known answers, Random123 kat_vectors" },
        new("grimm-2020", "Grimm, V. and colleagues", 2020, "The ODD protocol for describing agent-based and other simulation models: a second update", "Journal of Artificial Societies and Social Simulation 23(2):7", Reading.FromMemory) { Doi = "10.18564/jasss.4259" },
    ];

    private static readonly FrozenDictionary<string, Work> ByKey =
        SchoolNetworks.Concat(TiesAndTransfer).Concat(Diffusion).Concat(Opinions).Concat(Methods).ToFrozenDictionary(work => work.Key);

    /// <summary>All works, by key.</summary>
    public static ImmutableArray<Work> All { get; } = [.. ByKey.Values.OrderBy(work => work.Key, StringComparer.Ordinal)];

    /// <summary>The work of a key.</summary>
    /// <exception cref="KeyNotFoundException">There is no such work.</exception>
    public static Work Of(string key) =>
        ByKey.TryGetValue(key, out var work) ? work : throw new KeyNotFoundException($"The bibliography has no work '{key}'.");
}
