package org.headcount.maven;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import eu.maveniverse.maven.mima.extensions.mmr.MavenModelReader;
import eu.maveniverse.maven.mima.extensions.mmr.ModelRequest;
import eu.maveniverse.maven.mima.extensions.mmr.ModelResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsBuilderFactory;
import org.apache.maven.settings.building.DefaultSettingsBuildingRequest;
import org.apache.maven.settings.building.SettingsBuildingException;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyFilter;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactDescriptorResult;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.util.artifact.ArtifactIdUtils;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;
import org.eclipse.aether.util.graph.manager.DependencyManagerUtils;
import org.eclipse.aether.util.graph.transformer.ConflictResolver;

/** Maven's repositories: those of the settings, and those that were added. */
public final class Maven implements AutoCloseable {
    private static final Map<String, Object> PATIENCE =
            Map.of("aether.connector.connectTimeout", 10_000, "aether.connector.requestTimeout", 60_000);

    private static final String JAR = "jar";
    private static final String POM = "pom";

    private static final Exclusion EVERYTHING = new Exclusion("*", "*", "*", "*");

    private final Context context;
    private final List<RemoteRepository> added = new ArrayList<>();

    private Maven(Context context) {
        this.context = context;
    }

    /**
     * Opens them.
     *
     * @throws Unresolved when the settings cannot be used
     */
    public static Maven open(MavenPlaces places) throws Unresolved {
        try {
            Settings settings = settings(places);
            ContextOverrides.Builder overrides = ContextOverrides.create()
                    .withUserSettings(true)
                    .withEffectiveSettings(settings)
                    // MIMA takes everything else from the settings, but not this.
                    .offline(settings.isOffline())
                    .snapshotUpdatePolicy(ContextOverrides.SnapshotUpdatePolicy.ALWAYS)
                    .configProperties(PATIENCE);
            places.localRepository().ifPresent(overrides::withLocalRepositoryOverride);
            return new Maven(Runtimes.INSTANCE.getRuntime().create(overrides.build()));
        } catch (SettingsBuildingException | IllegalStateException e) {
            throw new Unresolved(
                    "Maven's settings cannot be used: " + cause(e),
                    List.of("hint: mend "
                            + places.settings().map(Path::toString).orElse("them")
                            + "; see \"mvn help:effective-settings\""));
        }
    }

    private static Settings settings(MavenPlaces places) throws SettingsBuildingException {
        DefaultSettingsBuildingRequest request = new DefaultSettingsBuildingRequest();
        Properties properties = new Properties();
        properties.putAll(System.getProperties());
        System.getenv().forEach((name, value) -> properties.setProperty("env." + name, value));
        request.setSystemProperties(properties);
        places.settings().map(Path::toFile).ifPresent(request::setUserSettingsFile);
        places.installation()
                .map(home -> home.resolve("conf").resolve("settings.xml").toFile())
                .ifPresent(request::setGlobalSettingsFile);
        return new DefaultSettingsBuilderFactory().newInstance().build(request).getEffectiveSettings();
    }

    /** Asks this repository too, after those of the settings; one of the same id is replaced. */
    public void add(String id, String url) {
        RemoteRepository repository = new RemoteRepository.Builder(id, "default", url).build();
        added.removeIf(each -> each.getId().equals(id));
        added.addAll(context.repositorySystem()
                .newResolutionRepositories(context.repositorySystemSession(), List.of(repository)));
    }

    /** The repositories that are asked, each as its name and place. */
    public List<String> repositories() {
        return all().stream().map(UnreachableRepositories::name).toList();
    }

    private List<RemoteRepository> all() {
        return Stream.concat(context.remoteRepositories().stream(), added.stream())
                .toList();
    }

    /**
     * Finds libraries and all they need. One with the extension {@code pom} is not a library: it sets the versions
     * that the others' needs have.
     *
     * @throws Unresolved when one of them is nowhere to be had
     */
    public Resolution resolve(List<Coordinates> wanted, FetchListener listener) throws Unresolved {
        CollectRequest request = new CollectRequest();
        request.setRepositories(all());
        for (Coordinates each : wanted) {
            if (each.extension().equals(POM)) {
                managed(each).forEach(request::addManagedDependency);
            } else {
                request.addDependency(new Dependency(artifact(each), JavaScopes.COMPILE));
            }
        }
        return resolve(request, listener);
    }

    private List<Dependency> managed(Coordinates versions) throws Unresolved {
        ArtifactDescriptorRequest request = new ArtifactDescriptorRequest(artifact(versions), all(), "");
        UnreachableRepositories unreachable = new UnreachableRepositories(context, all());
        try {
            ArtifactDescriptorResult found =
                    context.repositorySystem().readArtifactDescriptor(session(fetchedQuietly(), unreachable), request);
            if (found.getRepository() == null) {
                throw unreachable.unresolved(List.of(versions.toString()));
            }
            if (!unreachable.faulty().isEmpty()) {
                throw new Unresolved(
                        "the POM of " + String.join(", ", unreachable.faulty()) + " cannot be used", List.of());
            }
            return found.getManagedDependencies();
        } catch (ArtifactDescriptorException e) {
            throw unreachable
                    .faulty(versions.toString(), e)
                    .orElseGet(() -> unreachable.unresolved(List.of(versions.toString())));
        }
    }

    private static FetchListener fetchedQuietly() {
        return (file, bytes, size) -> {};
    }

    /**
     * What fetches the sources of libraries into the local repository, those that there are. It may be run on
     * another thread, and asks the repositories of now.
     */
    public Runnable fetchingSources(List<Coordinates> libraries) {
        List<ArtifactRequest> requests = libraries.stream()
                .map(library -> new ArtifactRequest(
                        new DefaultArtifact(library.group(), library.artifact(), "sources", "jar", library.version()),
                        all(),
                        null))
                .toList();
        return () -> requests.forEach(this::fetch);
    }

    /** A library need not come with sources, nor a repository be in reach: then none are returned, for now. */
    private boolean fetch(ArtifactRequest request) {
        try {
            return context.repositorySystem()
                    .resolveArtifact(context.repositorySystemSession(), request)
                    .isResolved();
        } catch (ArtifactResolutionException e) {
            return false;
        }
    }

    /**
     * Finds libraries alone, without what they need.
     *
     * @throws Unresolved when one of them is nowhere to be had
     */
    public Resolution resolveAlone(List<Coordinates> wanted, FetchListener listener) throws Unresolved {
        CollectRequest request = new CollectRequest();
        wanted.forEach(each -> request.addDependency(
                new Dependency(artifact(each), JavaScopes.COMPILE).setExclusions(List.of(EVERYTHING))));
        request.setRepositories(all());
        return resolve(request, listener);
    }

    /**
     * Finds what a POM names as its dependencies in these scopes, with its properties, parents and managed versions.
     *
     * @throws Unresolved when one of them is nowhere to be had, or the POM cannot be read
     */
    public Resolution resolve(Path pom, Set<String> scopes, FetchListener listener) throws Unresolved {
        ArtifactDescriptorResult project = read(pom);
        CollectRequest request = new CollectRequest();
        project.getDependencies().stream()
                .filter(dependency -> scopes.contains(scope(dependency)))
                .map(dependency -> dependency.setScope(JavaScopes.COMPILE).setOptional(false))
                .forEach(request::addDependency);
        request.setManagedDependencies(project.getManagedDependencies());
        request.setRepositories(Stream.concat(
                        all().stream(),
                        context
                                .repositorySystem()
                                .newResolutionRepositories(context.repositorySystemSession(), project.getRepositories())
                                .stream()
                                .filter(own -> all().stream()
                                        .noneMatch(each -> each.getId().equals(own.getId()))))
                .toList());
        return resolve(request, listener);
    }

    private static String scope(Dependency dependency) {
        return dependency.getScope().isEmpty() ? JavaScopes.COMPILE : dependency.getScope();
    }

    private ArtifactDescriptorResult read(Path pom) throws Unresolved {
        try {
            ModelResponse model = new MavenModelReader(context)
                    .readModel(ModelRequest.builder()
                            .setPomFile(pom.toAbsolutePath())
                            .setRepositories(all())
                            .build());
            return model.toArtifactDescriptorResult(model.getEffectiveModel());
        } catch (RepositoryException | RuntimeException e) {
            List<String> problems = UnreachableRepositories.problems(e);
            throw new Unresolved(
                    pom.getFileName() + " cannot be used as a POM: "
                            + (problems.isEmpty() ? cause(e) : problems.get(0)),
                    problems.stream().skip(1).map(problem -> "    " + problem).toList());
        }
    }

    private Resolution resolve(CollectRequest request, FetchListener listener) throws Unresolved {
        UnreachableRepositories unreachable = new UnreachableRepositories(context, request.getRepositories());
        RepositorySystemSession session = session(listener, unreachable);
        try {
            DependencyNode root = context.repositorySystem()
                    .collectDependencies(session, request)
                    .getRoot();
            DependencyFilter wanted = DependencyFilterUtils.andFilter(
                    DependencyFilterUtils.classpathFilter(JavaScopes.COMPILE, JavaScopes.RUNTIME),
                    (node, parents) -> !node.getData().containsKey(ConflictResolver.NODE_DATA_WINNER));
            List<Resolution.Jar> jars = new ArrayList<>();
            List<Coordinates> others = new ArrayList<>();
            for (ArtifactResult found : context.repositorySystem()
                    .resolveDependencies(session, new DependencyRequest(root, wanted))
                    .getArtifactResults()) {
                Artifact artifact = found.getArtifact();
                if (isForClassPath(artifact, request)) {
                    jars.add(new Resolution.Jar(
                            coordinates(artifact), artifact.getFile().toPath(), isAsked(artifact, request)));
                } else if (!artifact.getExtension().equals(POM)) {
                    others.add(coordinates(artifact));
                }
            }
            return new Resolution(jars, others, lost(root), unreachable.faulty(), unreachable.unasked());
        } catch (DependencyCollectionException e) {
            throw unreachable.unreadable(e);
        } catch (DependencyResolutionException e) {
            Optional<CollectRequest> other = withPoms(request);
            if (other.isPresent()) {
                return resolve(other.get(), listener);
            }
            throw unreachable.missing(e);
        }
    }

    /** Jars, and what was asked for by its own extension; a dependency of type pom is what it depends on in turn. */
    private static boolean isForClassPath(Artifact artifact, CollectRequest request) {
        return !artifact.getExtension().equals(POM)
                && (artifact.getExtension().equals(JAR) || isAsked(artifact, request));
    }

    private static boolean isAsked(Artifact artifact, CollectRequest request) {
        return request.getDependencies().stream()
                .map(Dependency::getArtifact)
                .anyMatch(asked -> ArtifactIdUtils.equalsVersionlessId(asked, artifact));
    }

    /** The same request with those of its artifacts as POMs without jars, since their packaging is pom. */
    private Optional<CollectRequest> withPoms(CollectRequest request) {
        List<Dependency> dependencies = request.getDependencies().stream()
                .map(dependency -> isPom(dependency.getArtifact(), request.getRepositories())
                        ? dependency.setArtifact(asPom(dependency.getArtifact()))
                        : dependency)
                .toList();
        return dependencies.equals(request.getDependencies())
                ? Optional.empty()
                : Optional.of(new CollectRequest()
                        .setDependencies(dependencies)
                        .setManagedDependencies(request.getManagedDependencies())
                        .setRepositories(request.getRepositories()));
    }

    private static Artifact asPom(Artifact artifact) {
        return new DefaultArtifact(artifact.getGroupId(), artifact.getArtifactId(), POM, artifact.getVersion());
    }

    private boolean isPom(Artifact artifact, List<RemoteRepository> repositories) {
        if (!artifact.getExtension().equals(JAR) || !artifact.getClassifier().isEmpty()) {
            return false;
        }
        try {
            return new MavenModelReader(context)
                    .readModel(ModelRequest.builder()
                            .setArtifact(asPom(artifact))
                            .setRepositories(repositories)
                            .build())
                    .getEffectiveModel()
                    .getPackaging()
                    .equals(POM);
        } catch (RepositoryException | RuntimeException e) {
            // Whatever is wrong with it is said of the artifact itself.
            return false;
        }
    }

    private RepositorySystemSession session(FetchListener listener, UnreachableRepositories unreachable) {
        DefaultRepositorySystemSession session = new DefaultRepositorySystemSession(context.repositorySystemSession());
        session.setTransferListener(new TransferListener(listener));
        session.setRepositoryListener(unreachable);
        // What gave way to another version stays in the tree, so that it can be reported.
        session.setConfigProperty(ConflictResolver.CONFIG_PROP_VERBOSE, true);
        session.setConfigProperty(DependencyManagerUtils.CONFIG_PROP_VERBOSE, true);
        return session;
    }

    /** Versions in the tree that gave way to others, each with who asked for it. */
    private static List<Resolution.Lost> lost(DependencyNode root) {
        Set<String> seen = new TreeSet<>();
        List<Resolution.Lost> lost = new ArrayList<>();
        collectLost(root, root, seen, lost);
        return lost;
    }

    private static void collectLost(
            DependencyNode node, DependencyNode parent, Set<String> seen, List<Resolution.Lost> lost) {
        if (node.getData().get(ConflictResolver.NODE_DATA_WINNER) instanceof DependencyNode winner) {
            String winners = winner.getArtifact().getVersion();
            boolean other = !winners.equals(node.getArtifact().getVersion());
            if (other && parent.getArtifact() != null && seen.add(node.getArtifact() + " " + parent.getArtifact())) {
                lost.add(new Resolution.Lost(
                        coordinates(node.getArtifact()), coordinates(parent.getArtifact()), winners));
            }
        }
        node.getChildren().forEach(child -> collectLost(child, node, seen, lost));
    }

    private static Artifact artifact(Coordinates wanted) {
        return new DefaultArtifact(
                wanted.group(), wanted.artifact(), wanted.classifier(), wanted.extension(), wanted.version());
    }

    static Coordinates coordinates(Artifact artifact) {
        return new Coordinates(
                artifact.getGroupId(),
                artifact.getArtifactId(),
                artifact.getExtension(),
                artifact.getClassifier(),
                artifact.getVersion());
    }

    /** The innermost reason, in one line. */
    static String cause(Throwable thrown) {
        Throwable innermost = thrown;
        while (innermost.getCause() != null && innermost.getCause() != innermost) {
            innermost = innermost.getCause();
        }
        String message = innermost.getMessage() == null ? "" : innermost.getMessage();
        return message.isBlank()
                ? innermost.getClass().getSimpleName()
                : message.lines().findFirst().orElse("").strip();
    }

    @Override
    public void close() {
        context.close();
    }
}
