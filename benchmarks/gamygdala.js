// Appraises the beliefs of one JSON on standard input with GAMYGDALA, whose source is the argument; prints what it took.
const fs = require("fs"), vm = require("vm");
vm.runInThisContext(fs.readFileSync(process.argv[2], "utf8"));
const { people, bonds, beliefs } = JSON.parse(fs.readFileSync(0, "utf8"));
const engine = new TUDelft.Gamygdala();
for (const who of people) { engine.createAgent(who); engine.createGoalForAgent(who, "good of " + who, 1, true); }
for (const [who, other, how] of bonds) engine.createRelation(who, other, how);
const bound = {};
for (const [, other] of bonds) bound[other] = (bound[other] || 0) + 1;
let reached = 0;
const start = process.cpuUsage();
for (const [doer, other, good] of beliefs) {
  engine.appraiseBelief(1, doer, ["good of " + other], [good], true);
  reached += 1 + (bound[other] || 0);
}
const { user, system } = process.cpuUsage(start);
console.log(JSON.stringify({ reached, seconds: (user + system) / 1e6 }));
