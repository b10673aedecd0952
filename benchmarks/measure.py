"""Runs pulsetrail and its peers side by side, checks their answers, and prints Markdown.

run.sh prepares what this needs and calls it; `measure.py --help` lists the arguments. Each round runs
every tool of a task once, so that a slow minute of the machine hits all of them; the tables show
medians. Exit code 1 means that an answer differed by more than the broken lines explain.
"""

import argparse
import csv
import importlib.util
import json
import os
import platform
import re
import resource
import shutil
import signal
import statistics
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from uuid import UUID

HERE = Path(__file__).resolve().parent
DATA = HERE / "data"
GEOIP = HERE.parent / "testdata" / "geoip" / "city.mmdb"
STARTS = 20
# A task is to be measured again if other work took more of the processors.
QUIET = 0.05
MIB = 1 << 20
MEMORY_MIB = (128, 4096)
# The native log for peers that need a good part of a minute for it, and how often they are run at most.
PEER_RECORDS = 100_000
PEER_ROUNDS = 3
# About as many rules as SigmaHQ publishes in all, and what their names begin with.
FOREIGN_RULES = 3000
FOREIGN_NAME = "foreign-"
# Detection takes many times as long as anything else here.
DETECT_ROUNDS = 3

CODE = re.compile(r"[A-Z]{3}[0-9]{5}")
WHOLE_LINE = re.compile(rb'id=firewall time="[^"]+" .* msg="[A-Z]{3}[0-9]{5}: .*"\n', re.DOTALL)


# --- measuring -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Run:
    """What one process took, with the processes that it waited for."""

    wall: float
    cpu: float
    # Peak memory, and what of it is certainly not the process's own doing.
    rss: int
    floor: int


@dataclass
class Tool:
    """A command; what it writes to standard output goes to a file of its own."""

    name: str
    argv: list[str]
    # Where the answer is, if not on standard output.
    answer: Path | None = None
    # A folder that is emptied before each run.
    folder: Path | None = None
    runs: list[Run] = field(default_factory=list)

    def __post_init__(self):
        self.argv = [str(word) for word in self.argv]
        self.output = DATA / "answers" / re.sub(r"\W+", "-", self.name)
        self.answer = self.answer or self.output

    def run(self):
        if self.folder:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir()
        self.runs.append(spawn(self.argv, self.output))

    def median(self, what):
        return statistics.median(getattr(run, what) for run in self.runs)

    def peak(self):
        rss, floor = self.median("rss"), self.median("floor")
        return f"{rss / MIB:.0f}" if rss > floor else f"< {floor / MIB:.0f}"


def spawn(argv, output):
    """Runs a command to its end. The kernel counts the memory of this driver for the child until that
    starts its own program, so a smaller peak cannot be seen."""
    write = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    files = [(os.POSIX_SPAWN_OPEN, 1, str(output), write, 0o644)]
    start = time.perf_counter()
    child = os.posix_spawnp(argv[0], argv, os.environ, file_actions=files)
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - start
    code = os.waitstatus_to_exitcode(status)
    if code != 0:
        reason = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        sys.exit(f"measure.py: {' '.join(argv)}: {reason}")
    floor = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, floor * 1024)


def warm(path):
    """Reads a file into the page cache the way that gives large pages: drop it, then read in order.

    How a file came into the cache changes the speed of every tool that maps it by a factor of two to
    three, and a file that has just been written is in the slow state.
    """
    with path.open("rb") as file:
        os.fsync(file.fileno())
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    subprocess.run(["cat", path], stdout=subprocess.DEVNULL, check=True)


def interleave(tools, rounds, logs):
    """Runs the rounds; returns which share of the processors other work took meanwhile."""
    start, busy, own = time.perf_counter(), busy_seconds(), own_seconds()
    for number in range(rounds):
        print(f"  round {number + 1} of {rounds}", file=sys.stderr)
        for log in logs:
            warm(log)
        for tool in tools:
            tool.run()
    others = (busy_seconds() - busy) - (own_seconds() - own)
    return max(0, others) / (time.perf_counter() - start) / os.cpu_count()


def busy_seconds():
    """CPU time of the whole machine since it was started, and what other guests took from it."""
    user, nice, system, _idle, _wait, irq, softirq, steal = map(int, Path("/proc/stat").read_text().split()[1:9])
    return (user + nice + system + irq + softirq + steal) / os.sysconf("SC_CLK_TCK")


def own_seconds():
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


# --- printing ------------------------------------------------------------------------------------


def seconds(value):
    return f"{value:.3f}" if value < 10 else f"{value:.1f}"


def print_table(head, rows):
    print("| " + " | ".join(head) + " |")
    print("|" + "---|" + "---:|" * (len(head) - 1))
    for row in rows:
        print("| " + " | ".join(row) + " |")
    print()


def print_times(tools, size, outputs=None, speed=None):
    """The first tool is what the others are compared with. `speed` is its head, and its text for a wall time."""
    speed_head, speed_of = speed or ("GB/s of log", lambda wall: f"{size / wall / 1e9:.2f}")
    head = ["tool", "wall s", "range", "CPU s", speed_head, "peak RSS MiB", "wall ratio", "CPU ratio"]
    base_wall, base_cpu = tools[0].median("wall"), tools[0].median("cpu")
    rows = []
    for tool in tools:
        walls = [run.wall for run in tool.runs]
        wall, cpu = tool.median("wall"), tool.median("cpu")
        row = [
            tool.name,
            seconds(wall),
            f"{seconds(min(walls))}–{seconds(max(walls))}",
            seconds(cpu),
            speed_of(wall),
            tool.peak(),
            f"{wall / base_wall:.2f}",
            f"{cpu / base_cpu:.2f}",
        ]
        if outputs is not None:
            row.append(f"{outputs[tool.name].stat().st_size / MIB:.1f}")
        rows.append(row)
    print_table(head + (["output MiB"] if outputs is not None else []), rows)


def print_rates(tools, events):
    """The same for logs of so many events that differ in their bytes."""
    print_times(tools, events, speed=("million events/s", lambda wall: f"{events / wall / 1e6:.3f}"))


class Checks:
    """Collects what did not agree."""

    def __init__(self):
        self.failed = False

    def note(self, is_good, text):
        self.failed |= not is_good
        print(f"- {text}" if is_good else f"- **disagrees:** {text}")

    def same(self, is_same, text):
        self.note(is_same, f"{text}: {'the same' if is_same else 'different'}")


# --- answers -------------------------------------------------------------------------------------


def read_counts(path, delimiter=","):
    """Counts by actor and code; groups whose code is none, from broken lines, are left out."""
    counts = Counter()
    with path.open(newline="", encoding="utf-8", errors="replace") as file:
        for row in csv.reader((line.replace("\0", "") for line in file), delimiter=delimiter):
            actor, *_, code, count = row
            if CODE.fullmatch(code):
                counts[actor, code] += int(count)
    return counts


def difference(left, right):
    """How many things are in only one of two multisets."""
    return ((left - right) + (right - left)).total()


def count_lines(log):
    """How many lines there are, and how many of them are broken."""
    lines = broken = 0
    with log.open("rb") as file:
        for line in file:
            lines += 1
            broken += WHOLE_LINE.fullmatch(line) is None
    return lines, broken


def count_lines_of(files):
    return sum(file.read_bytes().count(b"\n") for file in files)


def count_plaso(log2timeline, storage):
    """How many records plaso made events of; its `pinfo` is next to its `log2timeline`."""
    pinfo = [Path(log2timeline).with_name("pinfo"), "--sections", "events", "--output_format", "json", storage]
    answer = json.loads(subprocess.run(pinfo, capture_output=True, check=True).stdout)
    return answer["storage_counters"]["parsers"].get("ivanti_vc0", 0)


# --- tasks ---------------------------------------------------------------------------------------


class Bench:
    def __init__(self, options):
        self.options = options
        self.log = options.log
        self.size = self.log.stat().st_size
        self.lines, self.broken = count_lines(self.log)
        self.checks = Checks()
        self.parquet = DATA / "pulsetrail.parquet"

    # Commands.

    def pulsetrail(self, *words, source=None, threads=None):
        command, *rest = words
        threads = threads or self.options.threads
        return [self.options.pulsetrail, command, *rest, "--threads", threads, "-q", source or self.log]

    def peer(self, name, question, out, source=None):
        return Tool(name, [sys.executable, HERE / "peers.py", question, source or self.log, out], out)

    def newlines(self):
        return Tool("newline count", [self.options.generate, "--count-newlines", self.log, self.options.threads])

    def has(self, program):
        return shutil.which(program) is not None

    def run(self, title, tools, outputs=None):
        self.compare(title, tools, [self.log], lambda: print_times(tools, self.size, outputs))

    def compare(self, title, tools, logs, show, rounds=None):
        print(f"{title} …", file=sys.stderr)
        others = interleave(tools, rounds or self.options.rounds, logs)
        print(f"\n### {title}\n")
        show()
        if others > QUIET:
            print(f"**Not quiet:** other work took {others:.0%} of the processors meanwhile; measure again.\n")

    # One method a task.

    def aggregate(self):
        by = ("aggregate", "--by", "actor,code", "-f", "csv")
        mawk = (
            '{ user = index($0, " user="); realm = index($0, " realm="); msg = index($0, " msg=\\"");'
            "  if (user && realm > user && msg > realm)"
            '    count[substr($0, user + 6, realm - user - 6) "\\t" substr($0, msg + 6, 8)]++ }'
            ' END { for (key in count) print key "\\t" count[key] }'
        )
        tools = [
            Tool("pulsetrail", self.pulsetrail(*by)),
            Tool("pulsetrail, 1 thread", self.pulsetrail(*by, threads="1")),
            Tool("pulsetrail --no-mmap", self.pulsetrail(*by, "--no-mmap")),
            self.newlines(),
            Tool("wc -l", ["wc", "-l", self.log]),
        ]
        checked = tools[1:3]
        if self.has("mawk"):
            tools.append(Tool("mawk", ["mawk", mawk, self.log]))
            checked.append(tools[-1])
        if self.options.libraries:
            tools.append(self.peer("DuckDB", "duckdb-aggregate", DATA / "answers" / "duckdb.csv"))
            tools.append(self.peer("polars", "polars-aggregate", DATA / "answers" / "polars.csv"))
            checked += tools[-2:]
        self.run("Count events by actor and code", tools)
        self.counts = read_counts(tools[0].answer)
        self.raw_answer = tools[0].answer
        print(f"Answers ({self.counts.total()} events with a code in {len(self.counts)} groups):\n")
        for tool in checked:
            self.check_counts(tool.name, read_counts(tool.answer, "\t" if tool.name == "mawk" else ","))
        self.check_newlines(tools[3].answer, tools[4].answer)

    def check_counts(self, name, counts):
        different = difference(self.counts, counts)
        text = f"{name}: {different} of {self.counts.total()} events counted otherwise ({self.broken} lines are broken)"
        self.checks.note(different <= self.broken, text)

    def check_newlines(self, *answers):
        counts = {int(answer.read_text().split()[0]) for answer in answers}
        self.checks.same(counts == {self.lines}, f"newline count and wc -l ({self.lines} lines)")

    def country(self):
        by = ("aggregate", "-f", "csv", "--by")
        plain = Tool("pulsetrail, actor and code", self.pulsetrail(*by, "actor,code"))
        command = self.pulsetrail(*by, "actor,country,code", "--geoip", GEOIP)
        placed = Tool("pulsetrail, actor, country and code", command)
        tools = [plain, placed]
        self.run("Count events by actor, country and code", tools)
        print("Answers:\n")
        self.checks.same(read_counts(placed.answer) == self.counts, "the countries of a group add up")

    def filter(self):
        one_regex = ' user=bob realm=.* msg="AUT23457:'
        pipe = """rg -a -F ' user=bob ' "$0" | rg -a -F ' msg="AUT23457:'"""
        mawk = 'index($0, " user=bob ") && index($0, " msg=\\"AUT23457:")'
        words = ("filter", "--user", "bob", "--code", "AUT23457", "--raw")
        tools = [
            Tool("pulsetrail filter", self.pulsetrail(*words)),
            Tool("pulsetrail filter, 1 thread", self.pulsetrail(*words, threads="1")),
            self.newlines(),
        ]
        checked = tools[1:2]
        if self.has("rg"):
            tools.append(Tool("ripgrep, one regex", ["rg", "-a", one_regex, self.log]))
            tools.append(Tool("ripgrep -F twice", ["sh", "-c", pipe, self.log]))
            checked += tools[-2:]
        if self.has("mawk"):
            tools.append(Tool("mawk index()", ["mawk", mawk, self.log]))
            checked.append(tools[-1])
        self.run("Print the failed sign-ins of one user", tools)
        lines = Counter(tools[0].answer.read_bytes().split(b"\n"))
        print(f"Answers ({lines.total() - 1} lines):\n")
        for tool in checked:
            different = difference(lines, Counter(tool.answer.read_bytes().split(b"\n")))
            text = f"{tool.name}: {different} lines are in one output only ({self.broken} lines are broken)"
            self.checks.note(different <= self.broken, text)

    def export(self):
        out = DATA / "duckdb.parquet"
        words = ("export", "--force", "-o", self.parquet)
        tools = [
            Tool("pulsetrail export", self.pulsetrail(*words), self.parquet),
            Tool("pulsetrail export, 1 thread", self.pulsetrail(*words, threads="1"), self.parquet),
        ]
        outputs = {tool.name: self.parquet for tool in tools}
        if self.options.libraries:
            tools.append(self.peer("DuckDB COPY", "duckdb-export", out))
            outputs["DuckDB COPY"] = out
        if self.has("zstd"):
            for level in (1, 3):
                packed = DATA / f"log.{level}.zst"
                name = f"zstd -{level} of the log"
                command = ["zstd", "-q", "-f", f"-{level}", f"-T{self.options.threads}", "-o", packed, self.log]
                tools.append(Tool(name, command, packed))
                outputs[name] = packed
        self.run("Write everything to Parquet", tools, outputs)
        if self.options.libraries:
            print("Answers:\n")
            for name, file in (("pulsetrail's file, counted by DuckDB", self.parquet), ("DuckDB's file", out)):
                count = self.peer(name, "duckdb-aggregate-parquet", DATA / "answers" / "parquet.csv", source=file)
                count.run()
                self.check_counts(name, read_counts(count.answer))

    def sessions(self):
        export = Tool("pulsetrail export, to Parquet", self.pulsetrail("export", "--force", "-o", self.parquet), self.parquet)
        ndjson = Tool("pulsetrail sessions, to NDJSON", self.pulsetrail("sessions"))
        out = DATA / "sessions.parquet"
        parquet = Tool("pulsetrail sessions, to Parquet", self.pulsetrail("sessions", "--force", "-o", out), out)
        self.run("Rebuild all sessions", [export, ndjson, parquet])
        ratio = ndjson.median("wall") / export.median("wall")
        print(f"Sessions take {ratio:.2f} times as long as the export (goal: 1 or less).\n")

    def detect(self):
        export = Tool("pulsetrail export, to Parquet", self.pulsetrail("export", "--force", "-o", self.parquet), self.parquet)
        words = ("detect", "-f", "ndjson", "--geoip", GEOIP)
        own = Tool("pulsetrail detect", self.pulsetrail(*words))
        single = Tool("pulsetrail detect, 1 thread", self.pulsetrail(*words, threads="1"))
        rules = foreign_rules(FOREIGN_RULES)
        more = Tool(f"pulsetrail detect, {FOREIGN_RULES} rules more", self.pulsetrail(*words, "--rules", rules))
        tools, rounds = [export, own, single, more], min(DETECT_ROUNDS, self.options.rounds)
        self.compare("Ask all rules", tools, [self.log], lambda: print_times(tools, self.size), rounds)
        ratio = own.median("wall") / export.median("wall")
        print(f"Medians of {rounds} rounds. Detection takes {ratio:.2f} times as long as the export,")
        ratio = more.median("wall") / own.median("wall")
        print(f"and {ratio:.2f} times as long again with {FOREIGN_RULES} Sigma rules of others. Answers:\n")
        self.checks.same(own.answer.read_bytes() == single.answer.read_bytes(), "one thread and more, byte for byte")
        found, among = (findings_of(tool.answer) for tool in (own, more))
        ours = Counter({key: count for key, count in among.items() if not key[0].startswith(FOREIGN_NAME)})
        self.checks.same(found == ours, f"our {found.total()} findings, beside foreign rules")

    def parquet_aggregate(self):
        by = ("aggregate", "--by", "actor,code", "-f", "csv")
        raw = Tool("pulsetrail on the log", self.pulsetrail(*by))
        parquet = Tool("pulsetrail on Parquet", self.pulsetrail(*by, source=self.parquet))
        tools = [raw, parquet]
        if self.options.libraries:
            out = DATA / "answers" / "duckdb-parquet.csv"
            tools.append(self.peer("DuckDB on the same Parquet", "duckdb-aggregate-parquet", out, source=self.parquet))
        self.run("Count events by actor and code, from Parquet", tools)
        print("Answers:\n")
        self.checks.same(raw.answer.read_bytes() == parquet.answer.read_bytes(), "log and Parquet, byte for byte")
        for tool in tools[2:]:
            self.check_counts(tool.name, read_counts(tool.answer))

    def start(self):
        tools = [Tool("pulsetrail --version", [self.options.pulsetrail, "--version"]), Tool("true", ["/bin/true"])]
        if self.has("rg"):
            tools.append(Tool("rg --version", ["rg", "--version"]))
        if self.options.libraries:
            tools += [Tool(f"import {name}", [sys.executable, "-c", f"import {name}"]) for name in ("duckdb", "polars")]
        for _ in range(STARTS):
            for tool in tools:
                tool.run()
        print(f"\n### Start (median of {STARTS})\n")
        rows = [[tool.name, f"{tool.median('wall') * 1000:.1f}", f"{tool.median('cpu') * 1000:.1f}"] for tool in tools]
        print_table(["command", "wall ms", "CPU ms"], rows)

    def native(self):
        log = native_log(self.options.generate, "vc0", self.lines)
        by = ("aggregate", "--by", "user,code", "-f", "csv")
        welf = Tool("pulsetrail on WELF", self.pulsetrail(*by))
        native = Tool("pulsetrail on the native log", self.pulsetrail(*by, source=log))
        tools, size = [welf, native], log.stat().st_size
        title = "Native logs: count the same events by user and code"
        self.compare(title, tools, [self.log, log], lambda: print_rates(tools, self.lines))
        rate = welf.median("wall") / native.median("wall")
        print(f"{self.lines} events: {self.size} bytes of WELF, {size} bytes of native log,")
        print(f"which is read at {rate:.2f} times the rate of WELF (goal: 0.8 or more). Answers:\n")
        self.counts = read_counts(welf.answer)
        self.check_counts("the native log", read_counts(native.answer))

    def native_peers(self):
        log = native_log(self.options.generate, "vc0", PEER_RECORDS)
        events = DATA / "native.ndjson"
        words = ("export", "--force", "-f", "ndjson", "-o", events)
        tools = [
            Tool("pulsetrail export to NDJSON", self.pulsetrail(*words, source=log), events),
            Tool("pulsetrail aggregate", self.pulsetrail("aggregate", "--by", "user,code", "-f", "csv", source=log)),
        ]
        counts = [lambda: count_lines_of([events]), lambda: read_counts(tools[1].answer).total()]
        if self.options.hexastrike:
            rows = DATA / "answers" / "hexastrike"
            # Without its table of codes, which has no licence either: it then looks up nothing.
            files = ["--input", log.parent, "--output", rows, "--mapfile", os.devnull]
            command = [sys.executable, self.options.hexastrike, *files]
            tools.append(Tool("Hexastrike's script, to CSV", command, folder=rows))
            counts.append(lambda: count_lines_of(rows.glob("*.csv")) - 1)
        if self.options.plaso:
            # It reads no other layout.
            separated = native_log(self.options.generate, "vc0-separated", PEER_RECORDS)
            for name, extra in (("plaso, one process", ["--single_process"]), ("plaso, as it comes", [])):
                folder = DATA / "answers" / re.sub(r"\W+", "-", f"{name} storage")
                storage = folder / "events.plaso"
                tools.append(Tool(name, self.plaso(separated, folder, storage, extra), folder=folder))
                counts.append(lambda storage=storage: count_plaso(self.options.plaso, storage))
        title = f"Native logs: {PEER_RECORDS} records, every event"
        rounds = min(PEER_ROUNDS, self.options.rounds)
        self.compare(title, tools, [log], lambda: print_rates(tools, PEER_RECORDS), rounds)
        print(f"Medians of {rounds} rounds. How many times as long as pulsetrail they take")
        for own, goal in ((tools[1], " (goal: 50 or more)"), (tools[0], "")):
            ratios = [f"{tool.name} {tool.median('wall') / own.median('wall'):.0f}" for tool in tools[2:]]
            print(f"for {own.name}{goal}: {', '.join(ratios) or 'no peer could be had'}.")
        print("Answers:\n")
        for number, (tool, count) in enumerate(zip(tools, counts)):
            found = count()
            # What a peer does not find is its own affair.
            self.checks.note(found == PEER_RECORDS or number > 1, f"{tool.name}: {found} of {PEER_RECORDS} records")

    def plaso(self, log, folder, storage, extra):
        quiet = ["--quiet", "--unattended", "--status_view", "none", "--no_dependencies_check"]
        files = ["--logfile", folder / "plaso.log.gz", "--storage_file", storage, log.parent]
        return [self.options.plaso, "--parsers", "ivanti_vc0", *quiet, *extra, *files]

    def memory(self):
        commands = {
            "aggregate": ("aggregate", "--by", "actor,code", "-f", "csv"),
            "filter": ("filter", "--user", "bob", "--code", "AUT23457", "--raw"),
            "export": ("export", "--force", "-o", self.parquet),
        }
        logs = [generated(self.options.generate, size * MIB) for size in MEMORY_MIB]
        rows = []
        for name, words in commands.items():
            for extra in ((), ("--no-mmap",)):
                tools = [Tool(f"memory {name}", self.pulsetrail(*words, *extra, source=log)) for log in logs]
                for tool, log in zip(tools, logs):
                    print(f"{tool.name} {' '.join(extra)} …", file=sys.stderr)
                    for _ in range(self.options.rounds):
                        warm(log)
                        tool.run()
                growth = tools[1].median("rss") / tools[0].median("rss")
                rows.append([" ".join([name, *extra]), *(tool.peak() for tool in tools), f"{growth:.2f}"])
        print("\n### Peak RSS, MiB\n")
        print_table(["command", *(f"{size} MiB of log" for size in MEMORY_MIB), "ratio"], rows)
        print("Mapped pages of the log that were in use at the same time count too, except with --no-mmap.")


def findings_of(path):
    """The findings of an answer, by rule, time and user."""
    rows = map(json.loads, path.read_text().splitlines())
    return Counter((row["rule"], row["start"], row["end"], row["user"]) for row in rows if "level" in row)


def foreign_rules(count):
    """A folder with so many Sigma rules as others write them for web servers and proxies: a few paths, words of
    queries, agents, or a pattern each. They are the same every time, and match next to nothing."""
    folder = DATA / f"rules-{count}"
    if folder.exists():
        return folder
    random = Random(1)
    word = lambda: "".join(random.choices("abcdefghijklmnopqrstuvwxyz", k=random.randint(5, 12)))
    part = DATA / "rules.part"
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    for number in range(count):
        kind = number % 4
        if kind == 0:
            test = ["cs-uri-query|contains:", *(f"    - '/{word()}/{word()}.{end}'" for end in ("php", "jsp", "cgi"))]
        elif kind == 1:
            test = ["cs-uri-query|contains|all:", *(f"    - '{word()}='" for _ in range(2))]
        elif kind == 2:
            test = ["c-useragent|startswith:", *(f"    - '{word().title()}/{digit}.'" for digit in range(3))]
        else:
            test = [f"cs-uri-query|re: '/{word()}/[a-z0-9]{{4,16}}\\.{word()}(\\?|$)'"]
        lines = [
            f"title: Foreign Rule {number}",
            f"id: {UUID(int=random.getrandbits(128), version=4)}",
            f"name: {FOREIGN_NAME}{number}",
            "status: test",
            "logsource:",
            f"    category: {('webserver', 'proxy')[number % 2]}",
            "detection:",
            "    selection:",
            *(f"        {line}" for line in test),
            "    condition: selection",
            "level: medium",
        ]
        (part / f"{number}.yml").write_text("\n".join(lines) + "\n")
    part.rename(folder)
    return folder


def generated(generate, size):
    """A log of that many bytes."""
    return made(generate, [str(size)], DATA / f"{size}.welf")


def native_log(generate, layout, records):
    """A native log of that many records, alone in a folder and with the name that plaso looks for."""
    return made(generate, [f"--{layout}", str(records)], DATA / f"{layout}-{records}" / "log.access.vc0")


def made(generate, words, log):
    """What the generator makes of these words, made if it is not there or the generator is newer."""
    if not log.exists() or log.stat().st_mtime < os.stat(generate).st_mtime:
        log.parent.mkdir(exist_ok=True)
        part = log.with_suffix(".part")
        subprocess.run([generate, *words, part], check=True)
        part.rename(log)
    return log


# --- the report ----------------------------------------------------------------------------------


def first_line(*argv):
    try:
        return subprocess.run(argv, capture_output=True, text=True, check=True).stdout.splitlines()[0]
    except (OSError, subprocess.CalledProcessError, IndexError):
        return None


def processor():
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


def versions(options):
    found = [first_line(options.pulsetrail, "--version"), first_line("rg", "--version")]
    zstd = re.search(r"v([0-9.]+)", first_line("zstd", "--version") or "")
    found.append(zstd and f"zstd {zstd[1]}")
    mawk = subprocess.run(["mawk", "-W", "version"], capture_output=True, text=True) if shutil.which("mawk") else None
    found.append(mawk and (mawk.stdout or mawk.stderr).splitlines()[0])
    if options.libraries:
        from importlib.metadata import version

        found += [f"{name} {version(name)}" for name in ("duckdb", "polars")]
    if options.plaso:
        words = (first_line(options.plaso, "--version") or "").split()
        found.append(words and f"plaso {words[-1]}")
    return ", ".join(filter(None, found))


def print_head(bench):
    options = bench.options
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / (1 << 30)
    print("## Results\n")
    print(f"- {time.strftime('%Y-%m-%d')}, {processor()}, {os.cpu_count()} processors, {memory:.0f} GiB,")
    print(f"  Linux {platform.release()}, load {os.getloadavg()[0]:.1f} at the start")
    print(f"- {versions(options)}")
    print(f"- {bench.size} bytes, {bench.lines} lines, {bench.broken} of them broken; in the page cache")
    print(f"- {options.threads} threads, medians of {options.rounds} rounds;", end=" ")
    print("ratios are to the first line of a table", flush=True)


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pulsetrail", required=True, help="the program")
    parser.add_argument("--generate", required=True, help="the generator")
    parser.add_argument("--bytes", type=int, default=1 << 30, help="size of the log")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--memory", action="store_true", help="measure memory instead, up to 4 GiB of log")
    parser.add_argument("--vc0", action="store_true", help="measure native logs only, next to slow peers")
    parser.add_argument("--plaso", help="its log2timeline, for --vc0")
    parser.add_argument("--hexastrike", help="its ics_logs_parser.py, for --vc0")
    options = parser.parse_args()
    options.threads = os.environ.setdefault("THREADS", "2")
    options.libraries = all(importlib.util.find_spec(name) for name in ("duckdb", "polars"))
    if options.memory:
        options.bytes = MEMORY_MIB[0] * MIB
    return options


def main():
    options = parse_options()
    (DATA / "answers").mkdir(parents=True, exist_ok=True)
    options.log = generated(options.generate, options.bytes)
    bench = Bench(options)
    print_head(bench)
    tasks = [bench.aggregate, bench.country, bench.filter, bench.export, bench.sessions, bench.detect]
    tasks += [bench.parquet_aggregate, bench.native, bench.start]
    if options.memory:
        tasks = [bench.memory]
    elif options.vc0:
        tasks = [bench.native, bench.native_peers]
    for task in tasks:
        task()
        sys.stdout.flush()
    sys.exit(1 if bench.checks.failed else 0)


if __name__ == "__main__":
    main()
