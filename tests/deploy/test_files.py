"""The files of `deploy/` name commands, settings, folders and addresses that there are."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from service import settings
from service.__main__ import _parser
from service.site import routes
from tests.service.conftest import ROOT

DEPLOY = ROOT / "deploy"
MANIFESTS = sorted((DEPLOY / "kubernetes").glob("*.yaml"))
SETTINGS = set(re.findall(r'_text\("([A-Z_]+)"', Path(str(settings.__file__)).read_text(encoding="utf-8")))


def manifest(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((DEPLOY / "kubernetes" / f"{name}.yaml").read_text(encoding="utf-8"))
    return loaded


@pytest.mark.parametrize("path", [*DEPLOY.rglob("*.yaml"), DEPLOY / "Containerfile"], ids=lambda p: p.name)
def test_settings_that_are_set_are_settings_that_there_are(path: Path) -> None:
    for name in re.findall(r"JOINT_INSPECTIONS_([A-Z_]+)", path.read_text(encoding="utf-8")):
        assert name in SETTINGS


@pytest.mark.parametrize("path", [*DEPLOY.rglob("*.yaml"), DEPLOY / "Containerfile"], ids=lambda p: p.name)
def test_no_file_holds_a_secret(path: Path) -> None:
    assert not re.search(r"(SECRET_ACCESS_KEY|PASSWORD|TOKEN)\s*[:=]\s*\S", path.read_text(encoding="utf-8"))


def test_kustomization_lists_every_manifest() -> None:
    assert {*manifest("kustomization")["resources"], "kustomization.yaml"} == {path.name for path in MANIFESTS}
    for path in MANIFESTS:
        assert {"apiVersion", "kind"} <= set(yaml.safe_load(path.read_text(encoding="utf-8")))


def test_probes_ask_addresses_that_there_are_and_the_pods_are_shut_in() -> None:
    (container,) = manifest("deployment")["spec"]["template"]["spec"]["containers"]
    known = {route.path for route in routes()}
    for probe in ("startupProbe", "readinessProbe", "livenessProbe"):
        assert container[probe]["httpGet"]["path"] in known
    assert container["securityContext"]["readOnlyRootFilesystem"]
    assert manifest("service")["spec"]["sessionAffinity"] == "ClientIP"
    assert manifest("autoscaler")["spec"]["scaleTargetRef"]["name"] == manifest("deployment")["metadata"]["name"]


def test_refresh_runs_commands_that_there_are() -> None:
    job = manifest("refresh")["spec"]["jobTemplate"]["spec"]["template"]["spec"]["containers"][0]["command"][-1]
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    for text in (job, compose["services"]["refresh"]["command"][-1]):
        for command in re.findall(r"python -m service (\w+)", text):
            assert callable(_parser().parse_args([command]).run)


def test_image_holds_every_folder_that_the_site_imports() -> None:
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    copied = set(re.findall(r"COPY --chown=site (\S+)", text))
    assert {"dashboard.py", ".streamlit", "components", "ingest", "pages", "queries", "service", "data"} == copied
    assert all((ROOT / name).exists() for name in copied)
