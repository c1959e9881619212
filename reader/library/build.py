"""Content to library: only what changed, in parallel, the last good one kept until the end."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from reader.archive.load import load_archive
from reader.archive.model import LANGUAGES, Archive, Article, Language
from reader.errors import ReaderError
from reader.library.assets import write_assets
from reader.library.catalogue import Catalogue, Entry, Problem, write_catalogue
from reader.library.clean import remove_unused
from reader.library.compile import (
    Job,
    article_address,
    as_problems,
    compile_article,
    referred_articles,
    referred_files,
)
from reader.library.contents import make_contents
from reader.library.files import write_atomically
from reader.library.finding import update_finding
from reader.library.memory import Known, Memory, digest, files_digest, folder_digest, program_digest
from reader.library.pack import newest_check
from reader.library.pinyin import filter_key
from reader.library.terms import Cards, terms_of
from reader.page import ArticleLink, Preview, summary
from reader.resources import own_content
from reader.text.blocks import split
from reader.text.terms import names_in, names_of

# Starting two processes and their formula engines costs as much as about this many articles.
_FEW = 2
_LONGEST_NAME = 200  # bytes of a file name; every file system takes 255

Report = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did.

    Attributes:
        compiled: Paths of the articles whose page was made anew.
        kept: How many pages were still right.
        problems: Faults of the content, of all articles.
    """

    library: Path
    compiled: tuple[str, ...]
    kept: int
    problems: tuple[Problem, ...]


def build_library(root: Path, out: Path, report: Report, *, in_process: bool = True) -> Built:
    """Compile an archive into a library, keeping every page whose input did not change.

    Args:
        root: The archive's folder.
        out: The library's folder.
        report: Told how many articles are done, and of how many.
        in_process: Whether a few articles may be compiled in this process; not so on a thread.

    Raises:
        ReaderError: The folder holds no archive, or the library cannot be written.
    """
    archive = load_archive(root)
    try:
        out.mkdir(parents=True, exist_ok=True)
        return _Build(archive, out, report, in_process=in_process).run()
    except OSError as error:
        raise ReaderError(
            f"The library cannot be written ({error.strerror or error}).",
            "Make room or choose another folder; the last library is still there.",
            path=out,
        ) from error
    except BrokenExecutor as error:
        raise ReaderError(
            "A process of the build was ended from outside.",
            "Build again; the last library is still there.",
            path=out,
        ) from error


@dataclass(frozen=True, slots=True)
class _Facts:
    """What other pages and the catalogue need of an article, and what its page depends on."""

    article: Article
    folder: str
    preview: Preview
    refers_to: tuple[str, ...]
    files: tuple[str, ...]
    filter_key: str
    terms: tuple[str, ...]


class _Build:
    def __init__(self, archive: Archive, out: Path, report: Report, *, in_process: bool) -> None:
        self._archive = archive
        self._out = out
        self._report = report
        self._in_process = in_process
        self._old = Memory.load(out, program_digest())
        self._vendors = {vendor.id: vendor for vendor in archive.vendors}
        self._topics = {topic.id: topic for topic in archive.topics}
        self._names = names_of(archive.terms)
        self._names_digest = digest(self._names)

    def run(self) -> Built:
        facts = {a.path: self._facts_of(a) for a in self._archive.articles}
        occurring = {path: fact.terms for path, fact in facts.items()}
        cards = Cards(self._archive.terms, occurring, lambda path: _link(facts[path].preview, path))
        jobs = {path: self._job_of(fact, facts, cards) for path, fact in facts.items()}
        to_do = [p for p, job in jobs.items() if not self._is_known(p, job)]
        problems = {p: self._old.articles[p].problems for p in jobs if p not in set(to_do)}
        self._report(0, len(to_do))
        for done, (path, found) in enumerate(self._compile([jobs[p] for p in to_do]), start=1):
            problems[path] = found
            self._report(done, len(to_do))
        catalogue = self._catalogue(facts, jobs, problems)
        update_finding(self._out, catalogue, self._archive.terms, in_process=self._in_process)
        write_catalogue(self._out, catalogue)
        self._memory(facts, jobs, problems).save(self._out)
        remove_unused(self._out, catalogue)
        return Built(self._out, tuple(to_do), len(jobs) - len(to_do), catalogue.problems)

    def _facts_of(self, article: Article) -> _Facts:
        folder = folder_digest(article.folder)
        known = self._old.articles.get(article.path)
        if known is None or known.folder != folder or self._old.names != self._names_digest:
            texts = {lang: split(edition.text) for lang, edition in article.editions.items()}
            known = Known(
                folder=folder,
                summary={lang: summary(text) for lang, text in texts.items()},
                refers_to=referred_articles(article, self._archive.root),
                files=referred_files(article, self._archive.root),
                filter_key=filter_key(article),
                terms=terms_of(article, texts, self._names),
            )
        return _Facts(
            article=article,
            folder=folder,
            preview=Preview(article_address(article.path), article.title, known.summary),
            refers_to=known.refers_to,
            files=known.files,
            filter_key=known.filter_key,
            terms=known.terms,
        )

    def _job_of(self, fact: _Facts, facts: dict[str, _Facts], every_card: Cards) -> Job:
        article = fact.article
        vendor = self._vendors[article.vendor].name
        topics = tuple(self._topics[t].name for t in article.topics if t in self._topics)
        previews = {p: facts[p].preview for p in fact.refers_to if p in facts}
        files = files_digest(self._archive.root / name for name in fact.files)
        cards = every_card.of(article.path)
        # Only those of the terms that occur, so that no other makes the page anew.
        names = names_in(article.path, self._names, set(cards))
        inputs = (fact.folder, files, article.path, vendor, topics, previews, names, cards)
        key = digest(program_digest(), *inputs)
        name = f"{article.path}.{key}"
        if len(os.fsencode(Path(name).name)) > _LONGEST_NAME:
            name = str(Path(article.path).with_name(key))
        return Job(
            article=article,
            root=self._archive.root,
            page=self._out / "pages" / f"{name}.html",
            passages=self._out / "passages" / f"{name}.json",
            files=self._out / "files",
            vendor=vendor,
            topics=topics,
            previews=previews,
            names=names,
            cards=cards,
        )

    def _is_known(self, path: str, job: Job) -> bool:
        known = self._old.articles.get(path)
        if known is None or known.page != self._relative(job.page):
            return False
        return job.page.is_file() and job.passages.is_file()

    def _compile(self, jobs: Sequence[Job]) -> Iterator[tuple[str, tuple[Problem, ...]]]:
        if self._in_process and len(jobs) <= _FEW:
            for job in jobs:
                yield job.article.path, compile_article(job)
            return
        workers = min(len(jobs), os.cpu_count() or 1)
        if not workers:
            return
        # spawn is the one way that works on every system, and under threads
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            running = {pool.submit(compile_article, job): job for job in jobs}
            try:
                for future in as_completed(running):
                    yield running[future].article.path, future.result()
            finally:
                pool.shutdown(wait=True, cancel_futures=True)

    def _catalogue(
        self,
        facts: dict[str, _Facts],
        jobs: dict[str, Job],
        problems: dict[str, tuple[Problem, ...]],
    ) -> Catalogue:
        root = self._archive.root
        entries = tuple(self._entry(facts[path], jobs[path]) for path in facts)
        contents = make_contents(self._archive, root="/", address=article_address)
        page = f"contents.{digest(contents)}.html"
        write_atomically(self._out / page, contents.encode())
        loading = as_problems(self._archive.problems)
        return Catalogue(
            name=self._archive.name,
            licence=self._archive.licence,
            date=newest_check(self._archive),
            source="" if root == own_content().resolve() else str(root),
            assets=write_assets(self._out),
            contents=page,
            vendors=self._archive.vendors,
            topics=self._archive.topics,
            entries=entries,
            problems=(*loading, *(found for path in facts for found in problems[path])),
        )

    def _entry(self, fact: _Facts, job: Job) -> Entry:
        article = fact.article
        languages: list[Language] = [lang for lang in LANGUAGES if lang in article.editions]
        return Entry(
            path=article.path,
            title=article.title,
            vendor=article.vendor,
            topics=article.topics,
            languages=tuple(languages),
            page=self._relative(job.page),
            passages=self._relative(job.passages),
            filter_key=fact.filter_key,
        )

    def _memory(
        self,
        facts: dict[str, _Facts],
        jobs: dict[str, Job],
        problems: dict[str, tuple[Problem, ...]],
    ) -> Memory:
        return Memory(
            program_digest(),
            {
                path: Known(
                    folder=fact.folder,
                    summary=fact.preview.summary,
                    refers_to=fact.refers_to,
                    files=fact.files,
                    filter_key=fact.filter_key,
                    terms=fact.terms,
                    page=self._relative(jobs[path].page),
                    problems=problems[path],
                )
                for path, fact in facts.items()
            },
            self._names_digest,
        )

    def _relative(self, file: Path) -> str:
        return file.relative_to(self._out).as_posix()


def _link(preview: Preview, path: str) -> ArticleLink:
    return ArticleLink(path, preview.href, preview.title)
