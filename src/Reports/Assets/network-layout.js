// Where schools and people stand in a picture of a network, in the report and on the classroom page: d3-force moves them apart within bounds.
// The same people stand in the same places, whatever their ties: nobody moves when a tie is drawn, and two worlds can be compared at a glance.
const networkLayout = (() => {
  const full = 1400, tall = 1000, edge = 8, roomForName = 44, roomForSmallName = 24, halfSmallName = 90;
  // More schools than this fill the picture; up to there they stand around its middle, where ties between them cross nobody.
  const mostAround = 12;
  const mostAroundHead = 26;
  const smallestNode = 3, largestNode = 18, largestShare = 0.07;
  const ticks = 60, rounds = 3, filled = 0.66, mostKept = 20;
  const golden = Math.PI * (3 - Math.sqrt(5));
  const kept = new Map();

  const tenths = (value) => Math.round(value * 10) / 10;
  const within = (value, least, most) => Math.min(most, Math.max(least, value));

  // Places to begin at, in a circle of radius 1: clockwise from the top, or as seeds of a sunflower.
  const around = (count, start) => Array.from({ length: count }, (_, i) => {
    const angle = 2 * Math.PI * (start + i / count);
    return { x: Math.sin(angle), y: -Math.cos(angle) };
  });
  const sunflower = (count) => Array.from({ length: count }, (_, i) => {
    const angle = i * golden, distance = Math.sqrt((i + 0.5) / count);
    return { x: distance * Math.sin(angle), y: -distance * Math.cos(angle) };
  });

  // Bounds around 0: where a place moves to so that it keeps them.
  const onEllipse = (a, b) => ({ x, y }) => {
    const out = Math.hypot(x / a, y / b) || 1;
    return { x: x / out, y: y / out };
  };
  const inEllipse = (a, b) => (place) => Math.hypot(place.x / a, place.y / b) > 1 ? onEllipse(a, b)(place) : place;
  const inRectangle = (a, b) => ({ x, y }) => ({ x: within(x, -a, a), y: within(y, -b, b) });
  const inHalves = (bounds, middle, right) => (place, i) => {
    const { x, y } = bounds(place);
    return { x: i < right ? Math.max(x, middle) : Math.min(x, -middle), y };
  };

  // d3-force as a function: nodes are moved until no two are in each other's room, or as nearly so as the bounds allow. Its chance is a fixed
  // sequence and its clock is not used, so the same nodes always end in the same places.
  const apart = (nodes, bounds) => {
    const keepInside = () => nodes.forEach((node, i) => {
      const { x, y } = bounds({ x: node.x + node.vx, y: node.y + node.vy }, i);
      node.vx = x - node.x;
      node.vy = y - node.y;
    });
    d3.forceSimulation(nodes).stop()
      .force("apart", d3.forceCollide((node) => node.room).iterations(2))
      .force("inside", keepInside)
      .tick(ticks);
    nodes.forEach((node, i) => Object.assign(node, bounds(node, i)));
    return nodes;
  };

  const nearest = (nodes, gap) => {
    let least = Infinity;
    nodes.forEach((a, i) => nodes.slice(0, i).forEach((b) => { least = Math.min(least, gap(a, b, Math.hypot(a.x - b.x, a.y - b.y))); }));
    return least;
  };

  // Half the distance of neighbors where so many stand around a circle of radius 1.
  const halfChord = (count) => Math.sin(Math.PI / count);

  // Circles of one size as large as they fit, with room for a name above each.
  const clusters = (count, height, isHalved) => {
    const right = full / 2 - edge, bottom = (height - roomForName) / 2 - edge;
    if (count === 1) {
      return [{ x: full / 2, y: (height + roomForName) / 2, r: bottom }];
    }
    const isAround = count <= mostAround;
    // Two stand side by side; halves begin half a step on, so that neither holds the top.
    const start = count === 2 ? 0.25 : isHalved ? 0.5 / count : 0;
    let r = isAround
      ? (halfChord(count) * (right + bottom) - roomForName) / (2 + 2 * halfChord(count))
      : Math.sqrt(filled * 4 * right * bottom / (count * Math.PI)) - roomForName / 2;
    let places;
    const fitting = () => nearest(places, (a, b, distance) => (distance - roomForName) / 2);
    for (let round = 0; round < rounds; round++) {
      const a = right - r, b = bottom - r, room = isAround ? halfChord(count) * (a + b) / 2 : r + roomForName / 2;
      const bounds = isAround ? onEllipse(a, b) : inRectangle(a, b);
      const nodes = (isAround ? around(count, start) : sunflower(count)).map(({ x, y }) => ({ x: a * x, y: b * y, room }));
      places = apart(nodes, isHalved ? inHalves(bounds, r + edge, Math.ceil(count / 2)) : bounds);
      // These places were found for circles of r; what fits them and their bounds lies between.
      r = (r + fitting()) / 2;
    }
    r = Math.min(r, fitting());
    return places.map(({ x, y }) => ({ x: full / 2 + x, y: (height + roomForName) / 2 + y, r }));
  };

  const spacing = (people, r) => people <= mostAroundHead ? 2 * Math.PI * 0.82 * r / Math.max(6, people - 1) : 1.35 * r / Math.sqrt(people);

  // The people of a school of radius `reach` around 0, the first of them in the middle if it is the head.
  const seats = (count, hasHead, reach) => {
    if (count === 1) {
      return [{ x: 0, y: 0 }];
    }
    const isRing = count <= mostAroundHead, others = count - (hasHead ? 1 : 0);
    const room = isRing ? reach * halfChord(others) : 0.95 * reach / Math.sqrt(count);
    const middle = hasHead ? [{ x: 0, y: 0, fx: 0, fy: 0, room: isRing ? 0 : room }] : [];
    const begin = isRing ? around(others, 0) : sunflower(count).slice(count - others);
    const nodes = [...middle, ...begin.map(({ x, y }) => ({ x: reach * x, y: reach * y, room }))];
    return apart(nodes, isRing ? onEllipse(reach, reach) : inEllipse(reach, reach));
  };

  const lay = ({ schools, school, head, isHalved }) => {
    const height = schools === 1 ? full : tall;
    const places = clusters(schools, height, isHalved).map(({ x, y, r }) => ({ x: tenths(x), y: tenths(y), r: tenths(r) }));
    const members = places.map(() => []);
    school.forEach((at, i) => members[at].push(i));
    const node = tenths(within(Math.min(...members.map((all) => spacing(all.length, places[0].r))) * 0.42, smallestNode, Math.max(largestNode, largestShare * places[0].r)));
    const reach = places[0].r - node - 6, seated = new Map();
    const x = [], y = [];
    members.forEach((all, s) => {
      const first = all.find((i) => head[i]);
      const key = `${all.length} ${first !== undefined}`;
      // Schools of one size look alike, so one simulation is enough for them.
      seated.set(key, seated.get(key) ?? seats(all.length, first !== undefined, reach));
      const ordered = first === undefined ? all : [first, ...all.filter((i) => i !== first)];
      ordered.forEach((i, at) => {
        x[i] = tenths(places[s].x + seated.get(key)[at].x);
        y[i] = tenths(places[s].y + seated.get(key)[at].y);
      });
    });
    return { width: full, height, node, places, x, y };
  };

  // People: how many schools there are, each person's school and whether it is a head; `isHalved` puts the first half of the schools to the
  // right and the others to the left.
  const people = (asked) => {
    const key = JSON.stringify(asked);
    if (!kept.has(key)) {
      kept.set(key, lay(asked));
      if (kept.size > mostKept) {
        kept.delete(kept.keys().next().value);
      }
    }
    return kept.get(key);
  };

  // Schools without their people, the area of each as large as its staff; names have room below, and small schools do not crowd.
  const schools = (staff) => {
    const most = Math.max(...staff), space = 1.2, spread = 1.25, middle = (tall - roomForSmallName) / 2;
    const area = filled * full * tall / Math.PI, all = staff.reduce((sum, one) => sum + one / most, 0);
    const largest = Math.min(tall / 4, 0.85 * Math.sqrt(area / all) / space), leastRoom = 0.95 * Math.sqrt(area / staff.length);
    const right = full / 2 - Math.max(largest, halfSmallName) - edge, bottom = middle - largest - edge;
    const nodes = sunflower(staff.length).map(({ x, y }, s) => {
      const r = Math.max(smallestNode, largest * Math.sqrt(staff[s] / most));
      // Begun beyond the bounds, they fill the corners as well.
      return { x: spread * right * x, y: spread * bottom * y, r, room: Math.max(space * r, leastRoom) };
    });
    const placed = apart(nodes, inRectangle(right, bottom));
    const fits = Math.min(1, nearest(placed, (a, b, distance) => distance / (a.r + b.r)));
    return { width: full, height: tall, places: placed.map(({ x, y, r }) => ({ x: tenths(full / 2 + x), y: tenths(middle + y), r: tenths(r * fits) })) };
  };

  return { people, schools };
})();
